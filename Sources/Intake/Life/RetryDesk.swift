package import Ledger
package import Messaging

/// Where operators have deliveries tried again that failed.
///
/// One that waits for another attempt is attempted at once, and keeps its last moment. One that is over stays
/// as it ended: it is sent again as a new delivery that knows which it repeats, by ``ResendDesk``'s rules.
package struct RetryDesk: Sendable {
    /// What became of the wish to try one delivery again.
    package enum Retried: Sendable {
        /// It was not over.
        case again(ControlledDelivery)
        /// It was over, and this was accepted in its stead.
        case anew(Acceptance)
    }

    /// What became of the wish for some of many deliveries, and where the others begin.
    package struct Page: Sendable {
        /// Of those that were not over.
        package let again: ControlTally
        /// Of those that were.
        package let anew: ResendPage
        /// What to go on after; nil when these were the last.
        package let next: Int64?
    }

    private let bookkeeper: Bookkeeper
    private let deliveries: DeliveryDesk
    private let resends: ResendDesk

    /// Where the deliveries of a filter stand that names no states.
    package static let states = ResendDesk.failures.union([.waiting])

    /// A desk that leaves the work to two others.
    package init(bookkeeper: Bookkeeper, deliveries: DeliveryDesk, resends: ResendDesk) {
        self.bookkeeper = bookkeeper
        self.deliveries = deliveries
        self.resends = resends
    }

    /// Tries one delivery again.
    ///
    /// - Throws: a refusal with code 30007 where there is none for this asker, and with 409 where it is not
    ///   to be tried again.
    package func retry(_ id: DeliveryID, by asker: Asker) async throws(Refusal) -> Retried {
        guard try await deliveries.delivery(id, for: asker).state.isFinal else {
            return .again(try await deliveries.control(.retry, of: id, by: asker))
        }
        return .anew(try await resends.resend(id, by: asker))
    }

    /// Tries the next deliveries again that match, ``DeliveryDesk/pageMax`` at most. Those that wait for
    /// their first attempt are left out, and so is what the house itself tells.
    package func retry(
        matching filter: DeliveryFilter, after: Int64 = 0, by asker: Asker
    ) async throws(Refusal) -> Page {
        var filter = filter
        if let scope = asker.scope { filter.application = scope }
        if filter.states.isEmpty { filter.states = Self.states }
        filter.wasTried = true
        let wanted = filter
        let (found, next) = try await bookkeeper.current { tables throws(LedgerError) in
            try await tables.deliveries(matching: wanted, after: after, limit: DeliveryDesk.pageMax)
        }
        let asked = found.filter(\.message.origin.isAsked)
        var tally = ControlTally()
        let again = try await deliveries.control(.retry, of: asked.filter { !$0.state.isFinal }, by: asker)
        for controlled in again { tally.add(controlled.answer) }
        let anew = try await resends.resend(asked.filter(\.state.isFinal))
        return Page(again: tally, anew: anew, next: next)
    }
}
