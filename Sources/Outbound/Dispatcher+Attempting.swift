import Catalog
import Ledger
import Logging
import Messaging
import Policy

extension Dispatcher {
    /// Does one thing that the dispatcher decided on. Throws only when the house can keep nothing any more.
    nonisolated func perform(_ work: Work) async throws(LedgerError) {
        switch work {
        case .attempt(let waiting, let account, let why):
            try await attempt(waiting, through: account, why: why)
        case .expire(let delivery, let reason):
            try await keep(
                .deliveryExpired(DeliveryExpired(delivery: delivery, at: time.now, reason: reason)))
        case .fail(let delivery, let reason):
            try await keep(.deliveryFailed(DeliveryFailed(delivery: delivery, at: time.now, reason: reason)))
        case .refill(let line): try await refill(line)
        case .alarm(let moment):
            await time.sleep(until: moment)
            await endAlarm(moment)
        }
    }

    private nonisolated func attempt(
        _ waiting: WaitingDelivery, through id: AccountID, why: String
    ) async throws(LedgerError) {
        guard let account = catalog().account(id), let sender = senders(account) else {
            await release(id, after: AttemptResult(.rejected(.misconfigured)))
            return await postpone(waiting.delivery.id)
        }
        guard let message = try await content(of: waiting) else {
            // The tables are far behind; they will have it in a moment.
            await release(id, after: nil)
            return await postpone(waiting.delivery.id)
        }
        let attempt = AttemptID(delivery: waiting.delivery.id, number: waiting.attempts + 1)
        let start = AttemptStarted(attempt: attempt, account: id, at: time.now, choice: why)
        guard try await hasKept(.attemptStarted(start)) else {
            await release(id, after: nil)
            return await postpone(waiting.delivery.id)
        }
        let order = AttemptOrder(
            attempt: attempt, message: message, recipient: waiting.delivery.recipient, at: start.at)
        let result = await sender.attempt(order)
        let disposition = judge(result, of: attempt, message: message, excluded: waiting.excluded, sender, id)
        let finish = AttemptFinished(
            attempt: attempt, account: id, at: time.now, result: result, disposition: disposition)
        await release(id, after: result)
        log(finish, started: start.at, account: account, message: message)
        try await keep(.attemptFinished(finish))
    }

    private nonisolated func judge(
        _ result: AttemptResult, of attempt: AttemptID, message: Message, excluded: [AccountID],
        _ sender: any Sender, _ account: AccountID
    ) -> Disposition {
        let others = usableAccounts(on: message.channel).subtracting(excluded + [account])
        let judgement = judgement(
            on: message.channel, messageClass: message.messageClass, expiresAt: message.expiresAt,
            recognisesRepeats: sender.recognisesRepeats, hasAnotherAccount: !others.isEmpty)
        return judgement.disposition(of: result, number: attempt.number, now: time.now, dice: dice())
    }

    nonisolated func judgement(
        on channel: ChannelID, messageClass: MessageClass, expiresAt: Timestamp, recognisesRepeats: Bool,
        hasAnotherAccount: Bool
    ) -> Judgement {
        let channel = catalog().channel(channel)
        return Judgement(
            messageClass: messageClass, whenUncertain: channel?.whenUncertain ?? .stop,
            attemptsMax: channel?.attemptsMax ?? 1, recognisesRepeats: recognisesRepeats,
            hasAnotherAccount: hasAnotherAccount, expiresAt: expiresAt, receiptTimeout: limits.receiptTimeout)
    }

    private nonisolated func usableAccounts(on channel: ChannelID) -> Set<AccountID> {
        let catalog = catalog()
        let bindings = catalog.channel(channel)?.bindings ?? []
        return Set(
            bindings.filter { $0.isEnabled && catalog.account($0.account)?.isEnabled == true }.map(\.account))
    }

    // MARK: Keeping

    /// Makes an event durable, or says that there is no room for it now.
    private nonisolated func hasKept(_ event: Event) async throws(LedgerError) -> Bool {
        do {
            try await bookkeeper.record([event], finishesAccepted: true)
            return true
        } catch {
            guard error.kind == .full || error.kind == .overloaded else { throw error }
            logger.warning("no room in the journal", metadata: ["reason": "\(error)"])
            return false
        }
    }

    /// Makes an event durable however long that takes: it already happened. Gives up only when the daemon
    /// stops; the next start finds the attempt open, and it is uncertain.
    nonisolated func keep(_ event: Event) async throws(LedgerError) {
        while try await !hasKept(event), !Task.isCancelled {
            await time.sleep(until: time.now + .seconds(1))
        }
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
