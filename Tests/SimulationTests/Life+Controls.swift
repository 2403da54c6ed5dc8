import Intake
import Ledger
import Messaging
import TestSupport

/// What people want of deliveries that are on their way.
extension Life {
    /// Asks for what nobody asked for yet, each at its time.
    func control(_ bookkeeper: Bookkeeper) async {
        await withDiscardingTaskGroup { group in
            for (number, planned) in world.scenario.controls.enumerated() {
                group.addTask {
                    await self.world.time.sleep(until: self.world.began + planned.at)
                    guard self.hasPower, !Task.isCancelled, self.world.record.ask(number) else { return }
                    await self.ask(for: planned, bookkeeper)
                }
            }
        }
    }

    /// Releases deliveries.
    func release(_ deliveries: [DeliveryID], _ bookkeeper: Bookkeeper) async {
        for delivery in deliveries { await ask(for: .release, of: delivery, bookkeeper) }
    }

    private func ask(for planned: PlannedControl, _ bookkeeper: Bookkeeper) async {
        world.history.read(through: bookkeeper.durable)
        let all = world.history.deliveries
        let open = all.filter { !$0.model.state.isFinal }
        let choice = open.isEmpty || planned.pick % 8 == 0 ? all : open
        guard !choice.isEmpty else { return }
        let (id, model) = choice[planned.pick % choice.count]
        switch planned.way {
        case .desk: await ask(for: planned.wish(now: world.time.now), of: id, bookkeeper)
        case .batch: await ask(for: planned.wish(now: world.time.now), ofBatch: model.message.id, bookkeeper)
        case .blind:
            let controlled = DeliveryControlled(
                delivery: id, line: model.message.line, control: planned.control(now: world.time.now),
                at: world.time.now, by: "somebody")
            do {
                try await bookkeeper.record([.deliveryControlled(controlled)])
            } catch {
                world.record.note("a control was not taken: \(error)")
            }
        }
    }

    private func desk(_ bookkeeper: Bookkeeper) -> DeliveryDesk {
        DeliveryDesk(bookkeeper: bookkeeper, time: world.time, scheduleHorizon: .seconds(86_400))
    }

    /// Asks the desk, and notes what it promises.
    private func ask(for wish: DeliveryWish, of id: DeliveryID, _ bookkeeper: Bookkeeper) async {
        do {
            let controlled = try await desk(bookkeeper).control(wish, of: id, by: .operating("somebody"))
            guard hasPower else { return }
            world.record.note("\(id.short): \(controlled.sentence)")
            if wish == .cancel, controlled.answer == .done { world.record.promiseCancelled(id) }
        } catch {
            world.record.note("\(id.short) was not controlled: \(error)")
        }
    }

    private func ask(for wish: DeliveryWish, ofBatch id: MessageID, _ bookkeeper: Bookkeeper) async {
        do {
            _ = try await desk(bookkeeper).control(wish, ofBatch: id, by: .operating("somebody"))
        } catch {
            world.record.note("a batch was not controlled: \(error)")
        }
    }
}

extension PlannedControl {
    fileprivate func wish(now: Timestamp) -> DeliveryWish {
        switch kind {
        case .cancel: .cancel
        case .hold: .hold
        case .release: .release
        case .reschedule: .reschedule(to: now + delay)
        }
    }

    fileprivate func control(now: Timestamp) -> DeliveryControlled.Control {
        switch kind {
        case .cancel: .cancel
        case .hold: .hold
        case .release: .release(due: now)
        case .reschedule: .reschedule(due: now + delay, expiresAt: now + delay + .seconds(120))
        }
    }
}
