import Catalog
import Ledger
import Messaging
import Policy

/// What follows from how an attempt ended.
extension Dispatcher {
    /// What follows, which rule said so, and whom it tells.
    struct Judged: Sendable {
        var disposition: Disposition
        /// Empty where the outcome's class decided.
        var rule: String
        var alert: Alert?
    }

    nonisolated func judge(
        _ result: AttemptResult, of passenger: Passenger, through account: Account, _ sender: any Sender
    ) -> Judged {
        let catalog = catalog()
        let (message, waiting, now) = (passenger.message, passenger.waiting, time.now)
        let others = usableAccounts(on: message.channel).subtracting(waiting.excluded + [account.id])
        let judgement = judgement(
            on: message.channel, messageClass: message.messageClass, expiresAt: waiting.expiresAt,
            sender: sender, hasAnotherAccount: !others.isEmpty)
        let failure = message.origin.isAsked ? Failure(result, of: message, through: account) : nil
        let verdict = failure.map { self.verdict(on: $0) } ?? RuleVerdict.none
        let alert = failure.flatMap {
            self.alert(verdict, on: $0, through: account.id, waiting.delivery, now)
        }
        let disposition = judgement.disposition(
            of: result, number: passenger.order.attempt.number, now: now, dice: dice(), verdict: verdict)
        return Judged(
            disposition: afterQuietHours(disposition, of: waiting, in: catalog), rule: verdict.name,
            alert: alert)
    }

    /// What the failure rules say of a failure.
    nonisolated func verdict(on failure: Failure) -> RuleVerdict {
        let catalog = catalog()
        return rules.set(of: catalog.version) { catalog.rules }.verdict(on: failure)
    }

    /// Whom a verdict tells; nil for nobody, or where somebody was told a moment ago.
    nonisolated func alert(
        _ verdict: RuleVerdict, on failure: Failure, through account: AccountID, _ delivery: Delivery,
        _ now: Timestamp
    ) -> Alert? {
        guard let rule = verdict.rule, let terms = verdict.alert else { return nil }
        let alert = Alert(
            rule: rule, terms: terms, failure: failure,
            account: catalog().account(account)?.name ?? "\(account)", delivery: delivery.id,
            recipient: delivery.recipient, at: now)
        return raised.isNews(alert) ? alert : nil
    }

    /// The circumstances of an attempt through `sender`; nil for an account that is gone or unusable.
    nonisolated func judgement(
        on channel: ChannelID, messageClass: MessageClass, expiresAt: Timestamp, sender: (any Sender)?,
        hasAnotherAccount: Bool
    ) -> Judgement {
        let channel = catalog().channel(channel)
        let inquiry = (sender as? any InquirySender).map {
            InquiryTerms(asksForReceipts: $0.asksForReceipts, settlingTime: $0.settlingTime)
        }
        return Judgement(
            messageClass: messageClass, whenUncertain: channel?.whenUncertain ?? .stop,
            attemptsMax: channel?.attemptsMax ?? 1, recognisesRepeats: sender?.recognisesRepeats ?? false,
            hasAnotherAccount: hasAnotherAccount, expiresAt: expiresAt,
            receiptTimeout: channel?.receiptTimeout ?? Channel.defaultReceiptTimeout, inquiry: inquiry)
    }

    nonisolated func usableAccounts(on channel: ChannelID) -> Set<AccountID> {
        let catalog = catalog()
        let bindings = catalog.channel(channel)?.bindings ?? []
        return Set(
            bindings.filter { $0.isEnabled && catalog.account($0.account)?.takesAttempts == true }
                .map(\.account))
    }

    /// Moves another attempt behind the recipient's quiet hours; one that would come too late is left for
    /// the schedule to expire.
    private nonisolated func afterQuietHours(
        _ disposition: Disposition, of waiting: WaitingDelivery, in catalog: CatalogSnapshot
    ) -> Disposition {
        guard let channel = catalog.channel(waiting.line.channel), let hours = channel.quietHours,
            waiting.line.lane == channel.messageClass.lane, waiting.line.lane > .urgent
        else { return disposition }
        let zone = catalog.zone(of: waiting.delivery.recipient, on: channel)
        switch disposition {
        case .retry(let at): return .retry(at: hours.end(after: at, in: zone))
        case .tryAnotherAccount(let at): return .tryAnotherAccount(at: hours.end(after: at, in: zone))
        case .done, .awaitReceipt, .ask, .fail, .leaveUncertain: return disposition
        }
    }
}

extension Failure {
    /// The failure of an attempt; nil for one that did not fail.
    init?(_ result: AttemptResult, of message: Message, through account: Account) {
        switch result.outcome {
        case .delivered, .accepted: return nil
        case .rejected, .deferred, .uncertain: break
        }
        self.init(
            scene: .sendFailure, provider: account.provider, medium: message.medium, code: result.code,
            text: result.text, outcome: result.outcome, channel: message.channel,
            application: message.application, messageClass: message.messageClass)
    }
}
