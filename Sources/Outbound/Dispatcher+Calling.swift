import Catalog
import Ledger
import Messaging
import Policy

/// One call to a provider, with the attempts that travel in it.
extension Dispatcher {
    /// An attempt on its way: what waits, what is to be said, the order that the sender gets, and what it
    /// costs.
    struct Passenger: Sendable {
        let waiting: WaitingDelivery
        let message: Message
        let order: AttemptOrder
        var charge: Charge?
    }

    /// Makes a call: the beginnings of its attempts become durable, then it is made, then their ends do.
    nonisolated func call(_ planned: PlannedCall) async throws(LedgerError) {
        guard let account = catalog().account(planned.account), let sender = senders(account) else {
            try await release(planned.account, after: AttemptResult(.rejected(.misconfigured)), took: .zero)
            return await postpone(planned.deliveries)
        }
        let (boarded, refused) = try await board(planned, through: account, now: time.now)
        let ready = await leavingBehind(boarded, by: sender, account.id)
        let passengers = ready + refused.map(\.passenger)
        guard !passengers.isEmpty else { return await giveBack(planned.account) }
        let starts = passengers.map { passenger in
            Event.attemptStarted(
                AttemptStarted(
                    attempt: passenger.order.attempt, account: account.id, at: passenger.order.at,
                    choice: planned.why, charge: passenger.charge))
        }
        guard let begun = try await kept(starts) else {
            for passenger in passengers { refund(passenger, account.id) }
            await giveBack(planned.account)
            return await postpone(passengers.map(\.waiting))
        }
        let recalled = await recalled(ready, begunBefore: begun)
        let going = ready.filter { recalled[$0.waiting.delivery.id] == nil }
        try await leave(ready, where: recalled, account)
        guard going.count + refused.count > 0 else { return await giveBack(planned.account) }
        let began = time.now
        let results = await make(going.map(\.order), through: sender) + refused.map(\.result)
        // One outcome speaks for the account: the best, since a refused number says nothing of it.
        let telling = results.first { $0.outcome == .accepted || $0.outcome == .delivered } ?? results.first
        if let telling { try await release(planned.account, after: telling, took: time.now - began) }
        try await finish(zip(going + refused.map(\.passenger), results), through: account, sender)
    }

    /// Those who fit into one call; the others wait for another one, which the account's pace counts.
    private nonisolated func leavingBehind(
        _ passengers: [Passenger], by sender: any Sender, _ account: AccountID
    ) async -> [Passenger] {
        guard passengers.count > 1, let group = sender as? any GroupSender else { return passengers }
        let fitting = max(1, group.fitting(passengers.map(\.order)))
        guard fitting < passengers.count else { return passengers }
        for passenger in passengers[fitting...] { refund(passenger, account) }
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
            let judged = judge(result, of: passenger, through: account, sender)
            let finish = AttemptFinished(
                attempt: passenger.order.attempt, account: account.id, at: time.now, result: result,
                disposition: judged.disposition, rule: judged.rule,
                charge: result.isCharged ? passenger.charge : nil)
            settle(passenger, account.id, finish.charge)
            events.append(.attemptFinished(finish))
            if let suppression = suppression(following: result, of: passenger, account.id) {
                events.append(.recipientSuppressed(suppression))
            }
            if let alert = judged.alert { events.append(.alertRaised(alert)) }
        }
        try await keep(events)
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
}
