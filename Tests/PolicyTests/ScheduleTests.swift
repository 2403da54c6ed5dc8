import Messaging
import Policy
import Testing

@Suite struct `A schedule` {
    private typealias Work = WaitingWork
    private var schedule = Schedule(limits: ScheduleLimits())
    private let now = WaitingWork.now

    @Test mutating func `rests when there is nothing`() {
        #expect(schedule.next(now: now) == .rest)
        #expect(schedule.count == 0)
    }

    @Test mutating func `lets a lane overtake the lanes behind it`() {
        schedule.apply([
            Work.accepted(1, line: Work.line(.bulk)), Work.accepted(2, line: Work.line(.normal)),
            Work.accepted(3, line: Work.line(.urgent)), Work.accepted(4, line: Work.line(.bulk)),
        ])
        let expected: [Schedule.Step] = [
            .attempt(Work.waiting(3, line: Work.line(.urgent))),
            .attempt(Work.waiting(2, line: Work.line(.normal))),
            .attempt(Work.waiting(1, line: Work.line(.bulk))),
        ]
        #expect(schedule.steps(3) == expected)
        schedule.apply([Work.accepted(5, line: Work.line(.urgent))], from: 5)
        #expect(
            schedule.steps(3) == [
                .attempt(Work.waiting(5, line: Work.line(.urgent))),
                .attempt(Work.waiting(4, line: Work.line(.bulk))),
                .rest,
            ])
        #expect(schedule.count == 5)
    }

    @Test mutating func `lets the applications of a lane take turns, and the lines of an application`() {
        let other = Work.line(app: "other")
        let mail = Work.line(channel: 2)
        schedule.apply([1, 2, 3].map { Work.accepted($0) })
        schedule.apply([4, 5].map { Work.accepted($0, line: other) }, from: 4)
        schedule.apply([Work.accepted(6, line: mail)], from: 6)
        #expect(schedule.attempts() == [1, 4, 6, 5, 2, 3])
    }

    @Test mutating func `gives a line that was empty its turn after those that wait`() {
        schedule.apply([1, 2, 3].map { Work.accepted($0) })
        #expect(schedule.steps(1) == [.attempt(Work.waiting(1))])
        schedule.apply([Work.accepted(0, line: Work.line(app: "other"))], from: 4)
        #expect(schedule.attempts() == [2, 0, 3])
    }

    @Test mutating func `lets the first due of a line go first, and none before its time`() {
        schedule.apply([
            Work.accepted(1, due: Work.seconds(3)), Work.accepted(2, due: Work.seconds(1)),
            Work.accepted(3, due: Work.seconds(2)), Work.accepted(4, due: Work.seconds(2)),
        ])
        #expect(schedule.next(now: now) == .sleep(until: Work.seconds(1)))
        #expect(
            schedule.steps(4, now: Work.seconds(2)) == [
                .attempt(Work.waiting(2, due: Work.seconds(1))),
                .attempt(Work.waiting(3, due: Work.seconds(2))),
                .attempt(Work.waiting(4, due: Work.seconds(2))), .sleep(until: Work.seconds(3)),
            ])
        #expect(schedule.attempts(now: Work.seconds(3)) == [1])
    }

    @Test mutating func `attempts again when an outcome says so`() {
        schedule.apply([Work.accepted(1)])
        #expect(schedule.steps(2) == [.attempt(Work.waiting(1)), .rest])
        schedule.apply([Work.finished(1, .retry(at: Work.seconds(2)))], from: 2)
        #expect(schedule.next(now: now) == .sleep(until: Work.seconds(2)))
        let second = Work.waiting(1, due: Work.seconds(2), attempts: 1)
        #expect(schedule.steps(2, now: Work.seconds(2)) == [.attempt(second), .rest])
        schedule.apply([Work.finished(1, attempt: 2, .done)], from: 3)
        #expect(schedule.count == 0)
        #expect(schedule.next(now: Work.seconds(2)) == .rest)
    }

    @Test mutating func `remembers which accounts are out of a delivery's choice`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, .tryAnotherAccount(at: now), account: 7)], from: 2)
        #expect(schedule.next(now: now) == .attempt(Work.waiting(1, attempts: 1, excluded: [7])))
        schedule.apply([Work.finished(1, attempt: 2, .tryAnotherAccount(at: now), account: 8)], from: 3)
        #expect(schedule.next(now: now) == .attempt(Work.waiting(1, attempts: 2, excluded: [7, 8])))
    }

    @Test(arguments: [.done, .fail, .leaveUncertain] as [Disposition])
    mutating func `forgets a delivery that ended`(end: Disposition) {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, end)], from: 2)
        #expect(schedule.count == 0)
        #expect(schedule.next(now: now) == .rest)
    }

    @Test mutating func `expires a delivery at its last moment and not before`() {
        let expires = Work.seconds(5)
        schedule.apply([
            Work.accepted(1, expires: expires), Work.accepted(2, due: expires, expires: expires),
        ])
        #expect(schedule.next(now: now) == .attempt(Work.waiting(1, expires: expires)))
        schedule.apply([Work.finished(1, .retry(at: Work.seconds(4)))], from: 3)
        #expect(
            schedule.steps(3, now: expires) == [
                .expire(Work.id(1), .tooLateToSend), .expire(Work.id(2), .tooLateToSend), .rest,
            ])
        schedule.apply([Work.expired(1), Work.expired(2)], from: 4)
        #expect(schedule.count == 0)
    }

    @Test mutating func `attempts nothing but urgent work when that is all the owner has room for`() {
        schedule.apply([
            Work.accepted(1, line: Work.line(.normal)), Work.accepted(2, line: Work.line(.urgent)),
            Work.accepted(3, line: Work.line(.bulk)),
        ])
        #expect(
            schedule.steps(2, lowest: .urgent) == [
                .attempt(Work.waiting(2, line: Work.line(.urgent))), .rest,
            ])
        #expect(
            schedule.steps(2, lowest: .normal) == [
                .attempt(Work.waiting(1, line: Work.line(.normal))), .rest,
            ])
        #expect(schedule.steps(2) == [.attempt(Work.waiting(3, line: Work.line(.bulk))), .rest])
    }

    // MARK: What the owner found

    @Test mutating func `puts a delivery back as the first of its line`() {
        schedule.apply([1, 2].map { Work.accepted($0) })
        #expect(schedule.next(now: now) == .attempt(Work.waiting(1)))
        schedule.putBack(Work.id(1))
        #expect(schedule.attempts() == [1, 2])
        schedule.putBack(Work.id(2))
        schedule.putBack(Work.id(2))
        schedule.putBack(Work.id(9))
        #expect(schedule.attempts() == [2])
    }

    @Test mutating func `postpones a delivery, and the others go on`() {
        schedule.apply([1, 2].map { Work.accepted($0) })
        #expect(schedule.next(now: now) == .attempt(Work.waiting(1)))
        schedule.postpone(Work.id(1), until: Work.seconds(5))
        schedule.postpone(Work.id(2), until: Work.seconds(9))
        #expect(schedule.steps(2) == [.attempt(Work.waiting(2)), .sleep(until: Work.seconds(5))])
        #expect(schedule.next(now: Work.seconds(5)) == .attempt(Work.waiting(1, due: Work.seconds(5))))
    }

    @Test mutating func `lets a blocked channel's lines wait, and only those`() {
        let other = Work.line(app: "other")
        let mail = Work.line(channel: 2)
        schedule.apply([
            Work.accepted(1), Work.accepted(2, line: other), Work.accepted(3, line: mail), Work.accepted(4),
        ])
        schedule.block(ChannelID(1), until: Work.seconds(10))
        #expect(
            schedule.steps(2) == [.attempt(Work.waiting(3, line: mail)), .sleep(until: Work.seconds(10))])
        #expect(schedule.attempts(now: Work.seconds(10)) == [1, 2, 4])
    }

    @Test mutating func `lets a channel go on as soon as it is unblocked`() {
        schedule.apply([Work.accepted(1)])
        schedule.block(ChannelID(1), until: Work.seconds(10))
        #expect(schedule.next(now: now) == .sleep(until: Work.seconds(10)))
        schedule.apply([Work.accepted(2, due: Work.seconds(1))], from: 2)
        #expect(schedule.next(now: Work.seconds(1)) == .sleep(until: Work.seconds(10)))
        schedule.unblock(ChannelID(1))
        schedule.unblock(ChannelID(1))
        #expect(schedule.attempts(now: Work.seconds(1)) == [1, 2])
    }

    @Test mutating func `expires a blocked delivery once its channel goes on`() {
        schedule.apply([Work.accepted(1, expires: Work.seconds(5))])
        schedule.block(ChannelID(1), until: Work.seconds(10))
        #expect(schedule.next(now: Work.seconds(9)) == .sleep(until: Work.seconds(10)))
        #expect(schedule.next(now: Work.seconds(10)) == .expire(Work.id(1), .tooLateToSend))
    }

    // MARK: Receipts

    @Test mutating func `gives a receipt up when its time is over`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, .awaitReceipt(until: Work.seconds(30)))], from: 2)
        #expect(schedule.next(now: now) == .sleep(until: Work.seconds(30)))
        #expect(schedule.steps(2, now: Work.seconds(30)) == [.expire(Work.id(1), .noReceipt), .rest])
        schedule.apply([Work.expired(1, .noReceipt)], from: 3)
        #expect(schedule.count == 0)
    }

    @Test mutating func `ends with a receipt`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, .awaitReceipt(until: Work.seconds(30))), Work.receipt(1)], from: 2)
        #expect(schedule.count == 0)
        #expect(schedule.next(now: Work.seconds(30)) == .rest)
    }

    @Test mutating func `ends with the outcome when the receipt came before it`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.receipt(1)], from: 2)
        #expect(schedule.count == 1)
        schedule.apply([Work.finished(1, .awaitReceipt(until: Work.seconds(30)))], from: 3)
        #expect(schedule.count == 0)
        #expect(schedule.next(now: Work.seconds(30)) == .rest)
    }

    @Test(
        arguments: [.retry(at: WaitingWork.seconds(2)), .tryAnotherAccount(at: WaitingWork.now)]
            as [Disposition])
    mutating func `attempts nothing again that a receipt settled while it was in flight`(
        disposition: Disposition
    ) {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.receipt(1), Work.finished(1, disposition)], from: 2)
        #expect(schedule.count == 0)
        #expect(schedule.next(now: Work.seconds(2)) == .rest)
    }

    @Test mutating func `ends with a receipt that comes while the delivery waits for another attempt`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.finished(1, .retry(at: Work.seconds(2))), Work.receipt(1)], from: 2)
        #expect(schedule.count == 0)
        #expect(schedule.next(now: Work.seconds(2)) == .rest)
    }
}
