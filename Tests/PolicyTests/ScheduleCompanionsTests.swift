import Messaging
import Policy
import Testing

@Suite struct `Companions of a delivery` {
    private typealias Work = WaitingWork

    private func schedule(_ deliveries: Int, active: Int = 1000) -> Schedule {
        var schedule = Schedule(limits: ScheduleLimits(active: active, activePerLine: active))
        for number in 0..<deliveries {
            schedule.apply(Work.accepted(number), at: Position(offset: UInt64(number + 1)))
        }
        return schedule
    }

    private func first(of schedule: inout Schedule) throws -> WaitingDelivery {
        guard case .attempt(let first) = schedule.next(now: Work.now) else {
            throw Absence()
        }
        return first
    }

    private struct Absence: Error {}

    private func numbers(_ deliveries: [WaitingDelivery]) -> [DeliveryID] { deliveries.map(\.delivery.id) }

    @Test func `come from the front of its line, in order`() throws {
        var schedule = schedule(6)
        let first = try first(of: &schedule)
        let companions = schedule.companions(of: first, most: 3, now: Work.now) { _ in true }
        #expect(numbers(companions) == [1, 2, 3].map(Work.id))
        let next1 = try self.first(of: &schedule)
        #expect(next1.delivery.id == Work.id(4))
    }

    @Test func `leave those who may not join where they are`() throws {
        var schedule = schedule(6)
        let first = try first(of: &schedule)
        let odd = Set([1, 3, 5].map(Work.id))
        let companions = schedule.companions(of: first, most: 10, now: Work.now) {
            odd.contains($0.delivery.id)
        }
        #expect(numbers(companions) == [1, 3, 5].map(Work.id))
        let next2 = try self.first(of: &schedule)
        #expect(next2.delivery.id == Work.id(2))
        let next3 = try self.first(of: &schedule)
        #expect(next3.delivery.id == Work.id(4))
        #expect(schedule.next(now: Work.now) == .rest)
    }

    @Test func `are not looked for among all of a long line`() throws {
        var schedule = schedule(900)
        let first = try first(of: &schedule)
        var looks = 0
        let companions = schedule.companions(of: first, most: 10, now: Work.now) { _ in
            looks += 1
            return false
        }
        #expect(companions.isEmpty && looks <= 64)
        let next4 = try self.first(of: &schedule)
        #expect(next4.delivery.id == Work.id(1))
    }

    @Test func `are neither too late nor excluded from other accounts`() throws {
        var schedule = schedule(1)
        schedule.apply(Work.accepted(1, expires: Work.now), at: Position(offset: 11))
        schedule.apply(Work.accepted(2), at: Position(offset: 12))
        let first = try first(of: &schedule)
        var excluding = first
        excluding.excluded = [AccountID(9)]
        #expect(schedule.companions(of: excluding, most: 9, now: Work.now) { _ in true }.isEmpty)
        let companions = schedule.companions(of: first, most: 9, now: Work.now) { _ in true }
        #expect(numbers(companions) == [Work.id(2)])
    }

    @Test func `count as in flight until an event or their owner says otherwise`() throws {
        var schedule = schedule(3)
        let first = try first(of: &schedule)
        let companions = schedule.companions(of: first, most: 9, now: Work.now) { _ in true }
        #expect(schedule.next(now: Work.now) == .rest && companions.count == 2)
        schedule.putBack(Work.id(1))
        let next5 = try self.first(of: &schedule)
        #expect(next5.delivery.id == Work.id(1))
        schedule.apply(Work.finished(2, .done), at: Position(offset: 20))
        #expect(schedule.count == 2)
    }
}
