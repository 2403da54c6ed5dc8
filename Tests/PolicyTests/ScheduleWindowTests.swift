import Messaging
import Policy
import Testing

@Suite struct `A schedule's window` {
    private typealias Work = WaitingWork
    private let now = WaitingWork.now
    private let line = WaitingWork.line()

    private func schedule(active: Int = 100, perLine: Int = 4) -> Schedule {
        Schedule(limits: ScheduleLimits(active: active, activePerLine: perLine, horizon: .seconds(60)))
    }

    @Test func `leaves to the ledger what is due beyond the horizon, and asks for it in time`() {
        var schedule = schedule()
        schedule.apply([Work.accepted(1, due: Work.seconds(60)), Work.accepted(2, due: Work.seconds(121))])
        #expect(schedule.count == 1)
        #expect(schedule.next(now: now) == .sleep(until: Work.seconds(60)))
        #expect(
            schedule.steps(2, now: Work.seconds(61)) == [
                .refill(line), .attempt(Work.waiting(1, due: Work.seconds(60))),
            ])
        schedule.refill(
            line, with: [Work.waiting(2, due: Work.seconds(121))], beyond: nil, asOf: Position(offset: 2))
        #expect(schedule.next(now: Work.seconds(61)) == .sleep(until: Work.seconds(121)))
        #expect(schedule.attempts(now: Work.seconds(121)) == [2])
    }

    @Test func `asks at start for every line that has work`() {
        var schedule = schedule()
        let urgent = Work.line(.urgent)
        schedule.discover(line, due: Work.seconds(-100))
        schedule.discover(urgent, due: now)
        schedule.discover(Work.line(.bulk), due: Work.seconds(100))
        #expect(schedule.steps(3) == [.refill(urgent), .refill(line), .sleep(until: Work.seconds(40))])
        schedule.refill(line, with: [Work.waiting(1)], beyond: Work.seconds(70), asOf: .start)
        #expect(schedule.steps(2) == [.attempt(Work.waiting(1)), .sleep(until: Work.seconds(10))])
    }

    @Test func `asks again when it was not answered`() {
        var schedule = schedule()
        schedule.discover(line, due: now)
        #expect(schedule.steps(2) == [.refill(line), .rest])
        schedule.refillFailed(line)
        #expect(schedule.steps(2) == [.refill(line), .rest])
    }

    @Test func `leaves to the ledger what a full line cannot take, until half of it went`() {
        var schedule = schedule(perLine: 4)
        schedule.apply((1...6).map { Work.accepted($0) })
        #expect(schedule.count == 4)
        #expect(schedule.attempts() == [1, 2, 3, 4])
        schedule.apply([Work.finished(1, .done), Work.finished(2, .done)], from: 7)
        #expect(schedule.next(now: now) == .rest)
        schedule.apply([Work.finished(3, .done)], from: 9)
        #expect(schedule.steps(2) == [.refill(line), .rest])
        schedule.refill(
            line, with: [Work.waiting(4), Work.waiting(5), Work.waiting(6)], beyond: nil,
            asOf: Position(offset: 9))
        #expect(schedule.attempts() == [5, 6])
        #expect(schedule.count == 3)
    }

    @Test func `lets nothing overtake what the ledger has of the same line`() {
        var schedule = schedule(perLine: 4)
        schedule.apply((1...5).map { Work.accepted($0) })
        #expect(schedule.attempts() == [1, 2, 3, 4])
        schedule.apply((1...4).map { Work.finished($0, .done) }, from: 6)
        schedule.apply([Work.accepted(6), Work.accepted(7, due: Work.seconds(-1))], from: 10)
        #expect(schedule.steps(2) == [.refill(line), .attempt(Work.waiting(7, due: Work.seconds(-1)))])
        schedule.refill(
            line, with: [Work.waiting(5), Work.waiting(6)], beyond: nil, asOf: Position(offset: 11))
        #expect(schedule.attempts() == [5, 6])
    }

    @Test func `asks again for what came while it was being answered`() {
        var schedule = schedule()
        schedule.discover(line, due: now)
        #expect(schedule.next(now: now) == .refill(line))
        schedule.apply([Work.accepted(2)], from: 5)
        schedule.refill(line, with: [Work.waiting(1)], beyond: nil, asOf: Position(offset: 4))
        #expect(schedule.steps(3) == [.refill(line), .attempt(Work.waiting(1)), .rest])
        schedule.refill(line, with: [Work.waiting(2)], beyond: nil, asOf: Position(offset: 5))
        #expect(schedule.steps(2) == [.attempt(Work.waiting(2)), .rest])
    }

    @Test func `keeps a few of each line however full it is`() {
        var schedule = schedule(active: 16, perLine: 100)
        schedule.apply((1...40).map { Work.accepted($0) })
        #expect(schedule.count == 16)
        schedule.apply((41...80).map { Work.accepted($0, line: Work.line(app: "other")) }, from: 41)
        #expect(schedule.count == 32)
        #expect(schedule.attempts().prefix(4) == [1, 41, 2, 42])
    }

    @Test func `leaves to the ledger what is to be tried again beyond the horizon`() {
        var schedule = schedule()
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, .retry(at: Work.seconds(600)))], from: 2)
        #expect(schedule.count == 0)
        #expect(schedule.next(now: now) == .sleep(until: Work.seconds(540)))
        #expect(schedule.next(now: Work.seconds(540)) == .refill(line))
    }

    @Test func `leaves to the ledger a receipt that may take days`() {
        var schedule = schedule()
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        let until = Work.seconds(259_200)
        schedule.apply([Work.finished(1, .awaitReceipt(until: until))], from: 2)
        #expect(schedule.count == 0)
        #expect(schedule.steps(2, now: Work.seconds(259_140)) == [.refill(line), .rest])
        let waiting = Work.waiting(1, for: .receipt, due: until, attempts: 1)
        schedule.refill(line, with: [waiting], beyond: nil, asOf: Position(offset: 2))
        #expect(schedule.next(now: Work.seconds(259_140)) == .sleep(until: until))
        #expect(schedule.next(now: until) == .expire(Work.id(1), .noReceipt))
    }

    // MARK: Rows that are not true any more

    @Test func `ignores a row of a delivery that ended after it was read`() {
        var schedule = schedule()
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, .done)], from: 5)
        schedule.refill(line, with: [Work.waiting(1)], beyond: nil, asOf: Position(offset: 4))
        #expect(schedule.count == 0)
        #expect(schedule.next(now: now) == .rest)
    }

    @Test func `ignores it too when the delivery ended without having been in memory`() {
        var schedule = schedule()
        schedule.apply([Work.receipt(1), Work.expired(2)], from: 5)
        schedule.refill(line, with: [1, 2].map { Work.waiting($0) }, beyond: nil, asOf: Position(offset: 4))
        #expect(schedule.count == 0)
    }

    @Test func `ignores a row of a delivery that is in memory`() {
        var schedule = schedule()
        schedule.apply([Work.accepted(1), Work.accepted(2)])
        #expect(schedule.steps(1) == [.attempt(Work.waiting(1))])
        schedule.refill(line, with: [1, 2].map { Work.waiting($0) }, beyond: nil, asOf: Position(offset: 2))
        #expect(schedule.count == 2)
        #expect(schedule.steps(2) == [.attempt(Work.waiting(2)), .rest])
    }

    @Test func `takes a row of a delivery that left before it was read and came back`() {
        var schedule = schedule()
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, .retry(at: Work.seconds(600)))], from: 5)
        let again = Work.waiting(1, due: Work.seconds(600), attempts: 1)
        schedule.refill(line, with: [again], beyond: nil, asOf: Position(offset: 5))
        #expect(schedule.next(now: Work.seconds(600)) == .attempt(again))
    }

    @Test func `forgets only departures that every later reader knows of`() {
        var schedule = schedule()
        schedule.apply([1, 2].map { Work.accepted($0) })
        _ = schedule.steps(2)
        schedule.apply([Work.finished(1, .done), Work.finished(2, .done)], from: 5)
        schedule.forget(before: Position(offset: 5))
        schedule.refill(line, with: [Work.waiting(2)], beyond: nil, asOf: Position(offset: 5))
        #expect(schedule.count == 0)
    }

    @Test func `remembers what left for as long as a refill that was asked for before is under way`() {
        var schedule = schedule()
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.discover(line, due: now)
        #expect(schedule.next(now: now) == .refill(line))
        schedule.apply([Work.finished(1, .done)], from: 5)
        schedule.forget(before: Position(offset: 5))
        schedule.refill(line, with: [Work.waiting(1)], beyond: nil, asOf: Position(offset: 1))
        #expect(schedule.count == 0, "a delivery that ended would be sent again")
    }

    @Test func `takes an event of a delivery that a refill brought before it`() {
        var schedule = schedule()
        schedule.discover(line, due: now)
        _ = schedule.next(now: now)
        schedule.refill(line, with: [Work.waiting(1)], beyond: nil, asOf: Position(offset: 1))
        #expect(schedule.next(now: now) == .attempt(Work.waiting(1)))
        schedule.apply([Work.accepted(1)])
        #expect(schedule.count == 1)
        #expect(schedule.next(now: now) == .rest)
    }
}
