import Catalog
import Ledger
import Logging
import Messaging
import Policy

/// One call to a provider, with the attempts that travel in it.
extension Dispatcher {
    /// An attempt on its way: what waits, what is to be said, and the order that the sender gets.
    struct Passenger: Sendable {
        let waiting: WaitingDelivery
        let message: Message
        let order: AttemptOrder
    }

    /// Makes a call: the beginnings of its attempts become durable, then it is made, then their ends do.
    nonisolated func call(_ planned: PlannedCall) async throws(LedgerError) {
        guard let account = catalog().account(planned.account), let sender = senders(account) else {
            await release(planned.account, after: AttemptResult(.rejected(.misconfigured)))
            return await postpone(planned.deliveries)
        }
        let (boarded, refused) = try await board(planned, now: time.now)
        let ready = await leavingBehind(boarded, by: sender)
        let passengers = ready + refused.map(\.passenger)
        guard !passengers.isEmpty else { return await release(planned.account, after: nil) }
        let starts = passengers.map { passenger in
            Event.attemptStarted(
                AttemptStarted(
                    attempt: passenger.order.attempt, account: account.id, at: passenger.order.at,
                    choice: planned.why))
        }
        guard try await hasKept(starts) else {
            await release(planned.account, after: nil)
            return await postpone(passengers.map(\.waiting))
        }
        let results = await make(ready.map(\.order), through: sender) + refused.map(\.result)
        // One outcome speaks for the account: the best, since a refused number says nothing of it.
        let telling = results.first { $0.outcome == .accepted || $0.outcome == .delivered } ?? results.first
        await release(planned.account, after: telling)
        try await finish(zip(passengers, results), through: account, sender)
    }

    /// Those who fit into one call; the others wait for another one, which the account's pace counts.
    private nonisolated func leavingBehind(
        _ passengers: [Passenger], by sender: any Sender
    ) async -> [Passenger] {
        guard passengers.count > 1, let group = sender as? any GroupSender else { return passengers }
        let fitting = max(1, group.fitting(passengers.map(\.order)))
        guard fitting < passengers.count else { return passengers }
        await postpone(passengers[fitting...].map(\.waiting))
        return Array(passengers[..<fitting])
    }

    /// Calls the provider, if there is anything to call it for.
    private nonisolated func make(
        _ orders: [AttemptOrder], through sender: any Sender
    ) async -> [AttemptResult] {
        guard let first = orders.first else { return [] }
        guard orders.count > 1, let group = sender as? any GroupSender else {
            return [await sender.attempt(first)]
        }
        let results = await group.attempt(together: orders)
        // A sender that forgot somebody leaves us not knowing.
        return results.prefix(orders.count)
            + Array(repeating: AttemptResult(.uncertain), count: max(0, orders.count - results.count))
    }

    private nonisolated func finish(
        _ attempts: some Sequence<(Passenger, AttemptResult)>, through account: Account, _ sender: any Sender
    ) async throws(LedgerError) {
        var events: [Event] = []
        for (passenger, result) in attempts {
            let disposition = judge(result, of: passenger, sender, account.id)
            let finish = AttemptFinished(
                attempt: passenger.order.attempt, account: account.id, at: time.now, result: result,
                disposition: disposition)
            log(finish, started: passenger.order.at, account: account, message: passenger.message)
            events.append(.attemptFinished(finish))
            if let suppression = suppression(following: result, of: passenger, account.id) {
                events.append(.recipientSuppressed(suppression))
            }
        }
        try await keep(events)
    }

    private nonisolated func judge(
        _ result: AttemptResult, of passenger: Passenger, _ sender: any Sender, _ account: AccountID
    ) -> Disposition {
        let message = passenger.message
        let others = usableAccounts(on: message.channel).subtracting(passenger.waiting.excluded + [account])
        let judgement = judgement(
            on: message.channel, messageClass: message.messageClass, expiresAt: message.expiresAt,
            sender: sender, hasAnotherAccount: !others.isEmpty)
        return judgement.disposition(
            of: result, number: passenger.order.attempt.number, now: time.now, dice: dice())
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

    private nonisolated func usableAccounts(on channel: ChannelID) -> Set<AccountID> {
        let catalog = catalog()
        let bindings = catalog.channel(channel)?.bindings ?? []
        return Set(
            bindings.filter { $0.isEnabled && catalog.account($0.account)?.isEnabled == true }.map(\.account))
    }

    /// A recipient whom the provider calls blacklisted or gone is not written to again.
    private nonisolated func suppression(
        following result: AttemptResult, of passenger: Passenger, _ account: AccountID
    ) -> Suppression? {
        guard result.outcome == .rejected(.recipientBlocked) else { return nil }
        return Suppression(
            medium: passenger.message.medium, recipient: passenger.order.recipient, reason: .blocked,
            account: account, at: time.now, text: result.text)
    }

    private nonisolated func log(
        _ finished: AttemptFinished, started: Timestamp, account: Account, message: Message
    ) {
        logger.info(
            "attempt finished",
            metadata: [
                "task": "\(finished.attempt.delivery)", "attempt": "\(finished.attempt.number)",
                "app": "\(message.application)", "channel": "\(message.channel)",
                "account": "\(account.name)",
                "outcome": "\(finished.result.outcome.name)", "code": "\(finished.result.code)",
                "disposition": "\(finished.disposition.name)",
                "took_ms": "\((finished.at - started).milliseconds)",
            ])
    }
}
