import Ledger
import Messaging
import Policy

/// Deliveries that somebody wanted held, cancelled or sent at another time while their attempts' beginnings
/// were on their way to the journal. Who wanted it was told that it is so; the provider is not called.
extension Dispatcher {
    /// Which of those whose attempts have begun are not to be attempted, and when they may be again.
    ///
    /// - Parameter position: the end of the record of their beginnings; a wish behind it comes too late.
    func recalled(_ passengers: [Passenger], begunBefore position: Position) async -> [DeliveryID: Timestamp]
    {
        // Seldom: otherwise the schedule knows every wish already.
        if bookkeeper.mayHoldControls(after: consumed) { await consume(upTo: position) }
        var recalls: [DeliveryID: Timestamp] = [:]
        for passenger in passengers {
            let id = passenger.waiting.delivery.id
            if let due = schedule.recall(of: id) { recalls[id] = due }
        }
        return recalls
    }

    /// Ends the attempts of those who were recalled: nothing was sent.
    nonisolated func leave(
        _ passengers: [Passenger], where recalled: [DeliveryID: Timestamp], _ account: Account
    ) async throws(LedgerError) {
        let events = passengers.compactMap { passenger -> Event? in
            guard let due = recalled[passenger.waiting.delivery.id] else { return nil }
            refund(passenger, account.id)
            return .attemptFinished(
                AttemptFinished(
                    attempt: passenger.order.attempt, account: account.id, at: time.now,
                    result: AttemptResult(
                        .deferred(.transient), text: "It was not sent: somebody wanted it otherwise."),
                    disposition: .retry(at: max(due, time.now))))
        }
        if !events.isEmpty { try await keep(events) }
    }

    /// Returns when the schedule has taken in everything up to `position`, or no more events come.
    private func consume(upTo position: Position) async {
        while consumed < position, !hasStoppedFollowing {
            await withCheckedContinuation { catchingUp.append($0) }
        }
    }

    /// Tells those who wait in `consume` that the schedule took something in, or that nothing comes any more.
    func resumeThoseBehind() {
        for waiter in catchingUp { waiter.resume() }
        catchingUp = []
    }
}
