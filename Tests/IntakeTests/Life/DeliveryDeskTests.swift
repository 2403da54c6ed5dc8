import Intake
import Ledger
import Messaging
import TestSupport
import Testing

@Suite struct `The desk for what was accepted` {
    @Test func `cancels what waits, and says so again when asked again`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            let first = try await house.desk.control(.cancel, of: task, by: LifeHouse.shop)
            #expect(first.answer == .done && first.delivery.state == .cancelled)
            #expect(first.sentence == "The message is cancelled.")
            let second = try await house.desk.control(.cancel, of: task, by: LifeHouse.operating)
            #expect(second.answer == .alreadySo)
        }
    }

    @Test func `holds and releases`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            #expect(try await house.desk.control(.hold, of: task, by: LifeHouse.shop).answer == .done)
            #expect(try await house.state(task) == .held)
            #expect(try await house.desk.control(.hold, of: task, by: LifeHouse.shop).answer == .alreadySo)
            house.test.time.advance(to: TestDesk.start + .seconds(60))
            let released = try await house.desk.control(.release, of: task, by: LifeHouse.shop)
            #expect(released.answer == .done && released.delivery.state == .waiting)
            #expect(released.delivery.due == TestDesk.start + .seconds(60))
            #expect(try await house.desk.control(.release, of: task, by: LifeHouse.shop).answer == .alreadySo)
        }
    }

    @Test func `keeps the time of what is released before it is due`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            let later = TestDesk.start + .seconds(3600)
            _ = try await house.desk.control(.reschedule(to: later), of: task, by: LifeHouse.shop)
            _ = try await house.desk.control(.hold, of: task, by: LifeHouse.shop)
            let released = try await house.desk.control(.release, of: task, by: LifeHouse.shop)
            #expect(released.delivery.due == later)
        }
    }

    @Test func `gives a new time, and with it a new last moment`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            let before = try await house.view(task)
            let later = TestDesk.start + .seconds(3600)
            let moved = try await house.desk.control(.reschedule(to: later), of: task, by: LifeHouse.shop)
            #expect(moved.answer == .done && moved.delivery.due == later)
            #expect(moved.delivery.expiresAt - later == before.expiresAt - before.due)
            let again = try await house.desk.control(.reschedule(to: later), of: task, by: LifeHouse.shop)
            #expect(again.answer == .alreadySo)
            let past = TestDesk.start + .seconds(-3600)
            let atOnce = try await house.desk.control(.reschedule(to: past), of: task, by: LifeHouse.shop)
            #expect(atOnce.delivery.due == TestDesk.start)
        }
    }

    @Test func `takes no time that lies too far ahead`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            let never = TestDesk.start + .seconds(86_401)
            await #expect(throws: Refusal.self) {
                try await house.desk.control(.reschedule(to: never), of: task, by: LifeHouse.shop)
            }
            #expect(try await house.view(task).due == TestDesk.start)
        }
    }

    @Test(arguments: [
        (DeliveryWish.cancel, DeliveryState.cancelled, "cancelled"), (.hold, .held, "held"),
    ])
    func `notes what is wanted of an attempt under way, and does it if that fails`(
        wish: DeliveryWish, state: DeliveryState, word: String
    ) async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.start(task)
            let noted = try await house.desk.control(wish, of: task, by: LifeHouse.shop)
            #expect(noted.answer == .noted && noted.delivery.state == .inFlight)
            #expect(noted.sentence.contains("will be \(word) if that fails"))
            let later = house.test.time.now + .seconds(5)
            try await house.finish(task, with: .deferred(.transient), then: .retry(at: later))
            #expect(try await house.state(task) == state)
        }
    }

    @Test func `lets an attempt under way arrive`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.start(task)
            _ = try await house.desk.control(.cancel, of: task, by: LifeHouse.shop)
            try await house.finish(task, with: .delivered, then: .done)
            #expect(try await house.state(task) == .delivered)
        }
    }

    @Test func `releases what was to be held when its attempt fails`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.start(task)
            _ = try await house.desk.control(.hold, of: task, by: LifeHouse.shop)
            #expect(try await house.desk.control(.release, of: task, by: LifeHouse.shop).answer == .done)
            let later = house.test.time.now + .seconds(5)
            try await house.finish(task, with: .deferred(.transient), then: .retry(at: later))
            #expect(try await house.state(task) == .waiting)
        }
    }

    @Test(arguments: [DeliveryWish.hold, .release])
    func `lets nothing undo that an attempt under way is to be the last`(wish: DeliveryWish) async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.start(task)
            _ = try await house.desk.control(.cancel, of: task, by: LifeHouse.shop)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.desk.control(wish, of: task, by: LifeHouse.operating)
            }
            #expect(refusal?.code == .conflict && refusal?.sentence.contains("to be cancelled") == true)
            let later = house.test.time.now + .seconds(5)
            try await house.finish(task, with: .deferred(.transient), then: .retry(at: later))
            #expect(try await house.state(task) == .cancelled)
        }
    }

    @Test(arguments: [DeliveryWish.cancel, .hold, .release, .reschedule(to: TestDesk.start + .seconds(9))])
    func `refuses what comes too late, and says why`(wish: DeliveryWish) async throws {
        try await LifeHouse.run { house in
            let taken = try await house.send()
            try await house.start(taken)
            let receipt = Disposition.awaitReceipt(until: TestDesk.start + .seconds(3600))
            try await house.finish(taken, with: .accepted, then: receipt)
            let late = await #expect(throws: Refusal.self) {
                try await house.desk.control(wish, of: taken, by: LifeHouse.shop)
            }
            #expect(late?.code == .conflict && late?.sentence.hasPrefix("A provider has") == true)

            let over = try await house.send()
            try await house.deliver(over)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.desk.control(wish, of: over, by: LifeHouse.shop)
            }
            #expect(refusal?.code == .conflict)
            #expect(refusal?.sentence.contains("(delivered)") == true)
        }
    }

    @Test func `changes no time while an attempt is under way`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.start(task)
            let later = TestDesk.start + .seconds(60)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.desk.control(.reschedule(to: later), of: task, by: LifeHouse.shop)
            }
            #expect(refusal?.code == .conflict)
        }
    }

    @Test func `knows nobody else's messages`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            let batch = try await house.sendBatch(2)
            let single = await #expect(throws: Refusal.self) {
                try await house.desk.control(.cancel, of: task, by: LifeHouse.stranger)
            }
            #expect(single?.code == .taskNotFound)
            let many = await #expect(throws: Refusal.self) {
                try await house.desk.control(.cancel, ofBatch: batch.message, by: LifeHouse.stranger)
            }
            #expect(many?.code == .batchNotFound)
            let page = try await house.desk.control(
                .cancel, matching: DeliveryFilter(), by: LifeHouse.stranger)
            #expect(page.tally.total == 0)
            #expect(try await house.state(task) == .waiting)
        }
    }

    @Test func `pauses, resumes and cancels a batch, page after page, as often as it is asked`() async throws
    {
        try await LifeHouse.run { house in
            let count = DeliveryDesk.pageMax + 3
            let batch = try await house.sendBatch(count)
            try await house.deliver(batch.deliveries[0])
            try await house.start(batch.deliveries[1])
            let paused = try await house.desk.control(.hold, ofBatch: batch.message, by: LifeHouse.shop)
            #expect(
                paused.count(.done) == count - 2 && paused.count(.noted) == 1 && paused.total == count - 1)
            var view = try await house.desk.batch(batch.message, for: LifeHouse.shop)
            #expect(BatchProgress(view).status == .paused)
            #expect(view.counts == [.held: count - 2, .inFlight: 1, .delivered: 1])
            let again = try await house.desk.control(.hold, ofBatch: batch.message, by: LifeHouse.shop)
            #expect(again.count(.alreadySo) == count - 2)

            let resumed = try await house.desk.control(.release, ofBatch: batch.message, by: LifeHouse.shop)
            #expect(resumed.count(.done) == count - 1)
            view = try await house.desk.batch(batch.message, for: LifeHouse.shop)
            #expect(BatchProgress(view).status == .processing)

            _ = try await house.desk.control(.cancel, ofBatch: batch.message, by: LifeHouse.shop)
            view = try await house.desk.batch(batch.message, for: LifeHouse.shop)
            #expect(view.counts == [.cancelled: count - 2, .inFlight: 1, .delivered: 1])
        }
    }

    @Test func `changes what a filter finds, and nothing else`() async throws {
        try await LifeHouse.run { house in
            let batch = try await house.sendBatch(3)
            let other = try await house.send()
            _ = try await house.desk.control(.hold, of: batch.deliveries[0], by: LifeHouse.shop)
            let page = try await house.desk.control(
                .cancel, matching: DeliveryFilter(states: [.held]), by: LifeHouse.operating)
            #expect(page.next == nil && page.tally.total == 1 && page.tally.count(.done) == 1)
            #expect(try await house.state(batch.deliveries[0]) == .cancelled)
            #expect(try await house.state(other) == .waiting)
        }
    }
}
