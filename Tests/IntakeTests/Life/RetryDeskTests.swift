import Intake
import Ledger
import Messaging
import TestSupport
import Testing

@Suite struct `The desk for trying again` {
    private func desk(_ house: LifeHouse) -> RetryDesk {
        RetryDesk(bookkeeper: house.bookkeeper, deliveries: house.desk, resends: house.resends)
    }

    /// Its first attempt failed, and the next one is an hour away.
    private func waitingAgain(_ house: LifeHouse) async throws -> DeliveryID {
        let task = try await house.send()
        try await house.start(task)
        let later = house.test.time.now + .seconds(3600)
        try await house.finish(task, with: .deferred(.transient), then: .retry(at: later))
        return task
    }

    @Test func `has what waits for another attempt tried at once, and no longer than before`() async throws {
        try await LifeHouse.run { house in
            let task = try await waitingAgain(house)
            let before = try await house.view(task)
            house.test.time.advance(to: TestDesk.start + .seconds(60))
            guard case .again(let done) = try await desk(house).retry(task, by: LifeHouse.operating) else {
                Issue.record("it was sent anew")
                return
            }
            #expect(done.answer == .done && done.delivery.due == TestDesk.start + .seconds(60))
            #expect(done.delivery.expiresAt == before.expiresAt && done.delivery.attempts == 1)
            guard case .again(let twice) = try await desk(house).retry(task, by: LifeHouse.operating) else {
                Issue.record("it was sent anew")
                return
            }
            #expect(twice.answer == .alreadySo)
        }
    }

    @Test func `sends what is over anew, and leaves its end as it was`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            try await house.fail(task)
            guard case .anew(let new) = try await desk(house).retry(task, by: LifeHouse.operating) else {
                Issue.record("a delivery came back to life")
                return
            }
            #expect(try await house.state(task) == .failed)
            #expect(try await house.view(new.deliveries[0]).delivery.resentFrom == task)
            await #expect(throws: Refusal.self) {
                try await desk(house).retry(task, by: LifeHouse.operating)
            }
        }
    }

    @Test func `leaves alone what was not tried yet, and says how it goes on`() async throws {
        try await LifeHouse.run { house in
            let task = try await house.send()
            let later = TestDesk.start + .seconds(3600)
            _ = try await house.desk.control(.reschedule(to: later), of: task, by: LifeHouse.operating)
            guard case .again(let first) = try await desk(house).retry(task, by: LifeHouse.operating) else {
                Issue.record("it was sent anew")
                return
            }
            #expect(first.answer == .alreadySo && first.delivery.due == later)
            #expect(first.sentence.hasPrefix("The message waits for its first attempt"))
            _ = try await house.desk.control(.hold, of: task, by: LifeHouse.operating)
            let refusal = await #expect(throws: Refusal.self) {
                try await desk(house).retry(task, by: LifeHouse.operating)
            }
            #expect(refusal?.sentence == "The message is held; release it, and it goes on.")
        }
    }

    @Test func `takes of many those that failed or wait after a failure`() async throws {
        try await LifeHouse.run { house in
            let fresh = try await house.send()
            let waiting = try await waitingAgain(house)
            let failed = try await house.send()
            try await house.fail(failed)
            let delivered = try await house.send()
            try await house.deliver(delivered)
            house.test.time.advance(to: TestDesk.start + .seconds(60))
            let page = try await desk(house).retry(
                matching: DeliveryFilter(application: TestDesk.shop), by: LifeHouse.operating)
            #expect(page.again.count(.done) == 1 && page.again.total == 1)
            #expect(page.anew.counts == [.resent: 1] && page.next == nil)
            #expect(try await house.view(waiting).due == TestDesk.start + .seconds(60))
            #expect(try await house.view(fresh).due == TestDesk.start)
        }
    }
}
