package import Ledger
package import Messaging

/// Where applications and operators say what is to become of deliveries that are not over: cancelled, held,
/// released, sent at another time.
///
/// Nothing is promised that is not so: each answer is read from the tables after what was asked for is in
/// them. Asking twice does no harm, so whoever was cut off asks again.
package struct DeliveryDesk: Sendable {
    private let bookkeeper: Bookkeeper
    private let time: any TimeSource
    private let scheduleHorizon: Duration

    /// Deliveries of a page, and so events of a record: enough to share a sync, too few to fill a record.
    package static let pageMax = 500

    /// A desk that records in `bookkeeper`'s journal; messages can be scheduled `scheduleHorizon` ahead.
    package init(bookkeeper: Bookkeeper, time: any TimeSource, scheduleHorizon: Duration) {
        self.bookkeeper = bookkeeper
        self.time = time
        self.scheduleHorizon = scheduleHorizon
    }

    /// Does what is wanted of one delivery, or says why not.
    ///
    /// - Throws: a refusal with code 30007 where there is none for this asker, and with 409 where it is too
    ///   late.
    package func control(
        _ wish: DeliveryWish, of id: DeliveryID, by asker: Asker
    ) async throws(Refusal) -> ControlledDelivery {
        try check(wish)
        let delivery = try await delivery(id, for: asker)
        guard let controlled = try await control(wish, of: [delivery], by: asker).first else {
            throw Self.taskNotFound
        }
        guard controlled.answer.isGranted else { throw Refusal(.conflict, controlled.sentence) }
        return controlled
    }

    /// Does what is wanted of the next deliveries that match, ``pageMax`` at most.
    ///
    /// Without states in the filter those that are over are left out. So is, always, what the house itself
    /// tells applications and operators: that is changed by its task id or not at all.
    package func control(
        _ wish: DeliveryWish, matching filter: DeliveryFilter, after: Int64 = 0, by asker: Asker
    ) async throws(Refusal) -> ControlPage {
        try check(wish)
        var filter = filter
        if let scope = asker.scope { filter.application = scope }
        if filter.states.isEmpty { filter.states = Self.stations }
        let wanted = filter
        let page = try await bookkeeper.current { tables throws(LedgerError) in
            try await tables.deliveries(matching: wanted, after: after, limit: Self.pageMax)
        }
        var tally = ControlTally()
        let asked = page.found.filter(\.message.origin.isAsked)
        for controlled in try await control(wish, of: asked, by: asker) { tally.add(controlled.answer) }
        return ControlPage(tally: tally, next: page.next)
    }

    /// Does what is wanted of all deliveries of a batch that are not over.
    ///
    /// - Throws: a refusal with code 30008 where there is no such batch for this asker.
    package func control(
        _ wish: DeliveryWish, ofBatch id: MessageID, by asker: Asker
    ) async throws(Refusal) -> ControlTally {
        try check(wish)
        _ = try await batch(id, for: asker)
        var filter = DeliveryFilter()
        filter.batch = id
        var tally = ControlTally()
        var next: Int64? = 0
        while let after = next {
            let page = try await control(wish, matching: filter, after: after, by: asker)
            tally.add(page.tally)
            next = page.next
        }
        return tally
    }

    /// A batch with its counts, as the tables have it when they hold everything durable.
    ///
    /// - Throws: a refusal with code 30008 where there is none for this asker.
    package func batch(_ id: MessageID, for asker: Asker) async throws(Refusal) -> BatchView {
        let found = try await bookkeeper.current { tables throws(LedgerError) in try await tables.batch(id) }
        guard let found, asker.mayTouch(found.message) else { throw Self.batchNotFound }
        return found
    }

    /// What is asked about a delivery that is none of this asker's.
    package static let taskNotFound = Refusal(.taskNotFound, "There is no such task.", field: "task_id")
    /// What is asked about a batch that is none of this asker's.
    package static let batchNotFound = Refusal(.batchNotFound, "There is no such batch.", field: "batch_id")

    private static let stations = Set(DeliveryState.allCases.filter { !$0.isFinal })

    private func check(_ wish: DeliveryWish) throws(Refusal) {
        guard case .reschedule(let moment) = wish, moment > time.now + scheduleHorizon else { return }
        throw Refusal(
            .invalidParameter,
            "A message can be scheduled at most \(scheduleHorizon.components.seconds / 86_400) days ahead.",
            field: "scheduled_at")
    }

    /// A delivery as it stands.
    ///
    /// - Throws: a refusal with code 30007 where there is none for this asker.
    func delivery(_ id: DeliveryID, for asker: Asker) async throws(Refusal) -> DeliveryView {
        let found = try await bookkeeper.current { tables throws(LedgerError) in try await tables.delivery(id)
        }
        guard let found, asker.mayTouch(found.message) else { throw Self.taskNotFound }
        return found
    }

    /// Does what is wanted of deliveries that stood so a moment ago.
    func control(
        _ wish: DeliveryWish, of deliveries: [DeliveryView], by asker: Asker
    ) async throws(Refusal) -> [ControlledDelivery] {
        let now = time.now
        let events = deliveries.compactMap { delivery -> Event? in
            guard let control = wish.control(of: delivery, now: now) else { return nil }
            return .deliveryControlled(
                DeliveryControlled(
                    delivery: delivery.delivery.id, line: delivery.line, control: control, at: now,
                    by: asker.name))
        }
        let effects = try await record(events)
        return deliveries.map { before in
            let (after, effect) = effects[before.delivery.id] ?? (before, nil)
            return ControlledDelivery(
                wish: wish, delivery: after, answer: wish.answer(to: effect, in: after.state))
        }
    }

    /// Makes events durable, and says what came of each, and how its delivery stands, once the tables have
    /// them.
    private func record(
        _ events: [Event]
    ) async throws(Refusal) -> [DeliveryID: (DeliveryView, ControlEffect?)] {
        guard !events.isEmpty else { return [:] }
        let position: Position
        do {
            position = try await bookkeeper.record(events)
        } catch {
            throw Refusal(
                .overloaded, "What you want could not be recorded; ask again in a moment.",
                retryAfter: .seconds(5))
        }
        return try await bookkeeper.current(upTo: position) { tables throws(LedgerError) in
            var found: [DeliveryID: (DeliveryView, ControlEffect?)] = [:]
            for case .deliveryControlled(let controlled) in events {
                let id = controlled.delivery
                guard let delivery = try await tables.delivery(id) else { continue }
                let last = try await tables.controls(of: id).last { $0.tells(of: controlled) }
                found[id] = (delivery, last?.effect)
            }
            return found
        }
    }
}

extension ControlView {
    fileprivate func tells(of controlled: DeliveryControlled) -> Bool {
        control == controlled.control && at == controlled.at && by == controlled.by
    }
}
