package import Ledger
package import Messaging

/// Where applications and operators have deliveries that are over sent again, as new ones that know which
/// they repeat.
///
/// A delivery is sent again once: who asks twice gets nothing twice, unless they insist. The new delivery
/// may in turn be sent again.
package struct ResendDesk: Sendable {
    private let bookkeeper: Bookkeeper
    private let time: any TimeSource
    private let dice: @Sendable () -> UInt64
    private let intake: MessageIntake
    private let claims = ResendClaims()

    /// The ends after which the deliveries of a batch, or of a filter that names no states, are sent again:
    /// nothing arrived. The others may have, or were not wanted; they must be named.
    package static let failures: Set<DeliveryState> = [.failed, .expired]

    /// Receivers of one new message.
    package static let receiversMax = 100_000

    /// A desk; `dice` gives any number, a new one at each call, and identifiers are made from it.
    package init(
        bookkeeper: Bookkeeper, intake: MessageIntake, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64
    ) {
        self.bookkeeper = bookkeeper
        self.intake = intake
        self.time = time
        self.dice = dice
    }

    /// Sends one delivery again.
    ///
    /// - Parameter insists: send it although it was delivered, or sent again before.
    /// - Throws: a refusal with code 30007 where there is none for this asker, and with 409 where it is not
    ///   to be sent again.
    package func resend(
        _ id: DeliveryID, insists: Bool = false, by asker: Asker
    ) async throws(Refusal) -> Acceptance {
        let found = try await bookkeeper.current { tables throws(LedgerError) in try await tables.delivery(id)
        }
        guard let found, asker.mayTouch(found.message) else { throw DeliveryDesk.taskNotFound }
        var page = ResendPage()
        let wanted = page.sort([found], insists: insists)
        try await resend(wanted, of: found.message, asBatch: false, insists: insists, on: &page)
        if let acceptance = page.accepted.first { return acceptance }
        throw Refusal(.conflict, (page.counts.keys.first ?? .alreadyResent).sentence)
    }

    /// Sends the deliveries of a batch again that ended in one of `states`, all in one new message.
    ///
    /// - Throws: a refusal with code 30008 where there is no such batch for this asker.
    package func resend(
        ofBatch id: MessageID, states: Set<DeliveryState> = failures, insists: Bool = false, by asker: Asker
    ) async throws(Refusal) -> ResendPage {
        let batch = try await bookkeeper.current { tables throws(LedgerError) in try await tables.batch(id) }
        guard let batch, asker.mayTouch(batch.message) else { throw DeliveryDesk.batchNotFound }
        var filter = DeliveryFilter()
        filter.batch = id
        filter.states = states
        var wanted: [Delivery] = []
        var page = ResendPage(next: 0)
        while let after = page.next, wanted.count + DeliveryDesk.pageMax <= Self.receiversMax {
            let (found, next) = try await self.page(matching: filter, after: after)
            wanted += page.sort(found, insists: insists)
            page.next = next
        }
        try await resend(wanted, of: batch.message, asBatch: true, insists: insists, on: &page)
        return page
    }

    /// Sends the next deliveries again that match, ``DeliveryDesk/pageMax`` at most: those of one message in
    /// one new message.
    ///
    /// Without states in the filter those that failed or expired are meant.
    package func resend(
        matching filter: DeliveryFilter, after: Int64 = 0, insists: Bool = false, by asker: Asker
    ) async throws(Refusal) -> ResendPage {
        var filter = filter
        if let scope = asker.scope { filter.application = scope }
        if filter.states.isEmpty { filter.states = Self.failures }
        let (found, next) = try await self.page(matching: filter, after: after)
        var page = try await resend(found, insists: insists)
        page.next = next
        return page
    }

    /// Sends deliveries again that stood so a moment ago: those of one message in one new message.
    func resend(_ found: [DeliveryView], insists: Bool = false) async throws(Refusal) -> ResendPage {
        let messages = Dictionary(grouping: found, by: \.message.id).values
        var page = ResendPage()
        for deliveries in messages.sorted(by: { ($0.first?.number ?? 0) < ($1.first?.number ?? 0) }) {
            guard let message = deliveries.first?.message else { continue }
            let wanted = page.sort(deliveries, insists: insists)
            try await resend(wanted, of: message, asBatch: message.isBatch, insists: insists, on: &page)
        }
        return page
    }

    private func page(
        matching filter: DeliveryFilter, after: Int64
    ) async throws(Refusal) -> (found: [DeliveryView], next: Int64?) {
        try await bookkeeper.current { tables throws(LedgerError) in
            try await tables.deliveries(matching: filter, after: after, limit: DeliveryDesk.pageMax)
        }
    }

    /// Sends deliveries of one message again, those that nobody else has or had.
    private func resend(
        _ deliveries: [Delivery], of message: Message, asBatch isBatch: Bool, insists: Bool,
        on page: inout ResendPage
    ) async throws(Refusal) {
        let claimed = claims.take(deliveries.map(\.id))
        defer { claims.giveBack(claimed) }
        let known = insists ? [] : try await resent(among: claimed)
        let wanted = deliveries.filter { claimed.contains($0.id) && !known.contains($0.id) }
        page.add(.alreadyResent, deliveries.count - wanted.count)
        guard let first = wanted.first else { return }
        guard try await isWhole(first) else { return page.add(.hadAttachments, wanted.count) }
        let acceptance = try await intake.accept(again: accepted(wanted, of: message, asBatch: isBatch))
        page.accepted.append(acceptance)
        page.add(.resent, acceptance.deliveries.count)
        page.add(.refused, wanted.count - acceptance.deliveries.count)
    }

    /// Those that were sent again before. Asked after they were claimed, so that nobody else is about to.
    private func resent(among deliveries: Set<DeliveryID>) async throws(Refusal) -> Set<DeliveryID> {
        try await bookkeeper.current { tables throws(LedgerError) in
            var found: Set<DeliveryID> = []
            for delivery in deliveries {
                if try await !tables.resends(of: delivery).isEmpty { found.insert(delivery) }
            }
            return found
        }
    }

    /// Whether all of its message is kept. The ledger leaves out messages that ever had files.
    private func isWhole(_ delivery: Delivery) async throws(Refusal) -> Bool {
        try await bookkeeper.current { tables throws(LedgerError) in
            try await !tables.messages(of: [delivery.id], bytesMax: 1).isEmpty
        }
    }

    private func accepted(
        _ deliveries: [Delivery], of message: Message, asBatch isBatch: Bool
    ) -> MessageAccepted {
        let now = time.now
        let id = MessageID(UniqueID(at: now, dice: dice))
        return MessageAccepted(
            message: message.resent(as: id, isBatch: isBatch, at: now),
            deliveries: deliveries.map { delivery in
                Delivery(
                    id: DeliveryID(UniqueID(at: now, dice: dice)), recipient: delivery.recipient,
                    resentFrom: delivery.id)
            })
    }
}
