import Messaging
import Policy
import Testing

@Suite struct `A schedule and people who change their minds` {
    private typealias Work = WaitingWork
    private var schedule = Schedule(limits: ScheduleLimits())
    private let now = WaitingWork.now
    private let line = WaitingWork.line()

    /// The ledger's answer to the refill that is asked for next.
    private mutating func refill(with rows: [WaitingDelivery], asOf position: UInt64) {
        #expect(schedule.next(now: now) == .refill(line))
        schedule.refill(line, with: rows, beyond: nil, asOf: Position(offset: position))
    }

    @Test(arguments: [.cancel, .hold] as [DeliveryControlled.Control])
    mutating func `attempts nothing that was cancelled or is held`(control: DeliveryControlled.Control) {
        schedule.apply([Work.accepted(1), Work.accepted(2), Work.controlled(1, control)])
        #expect(schedule.attempts() == [2])
        #expect(schedule.count == 1)
    }

    @Test mutating func `attempts what was released when the ledger says so`() {
        schedule.apply([
            Work.accepted(1), Work.controlled(1, .hold), Work.controlled(1, .release(due: Work.seconds(5))),
        ])
        refill(with: [Work.waiting(1, due: Work.seconds(5))], asOf: 3)
        #expect(schedule.next(now: now) == .sleep(until: Work.seconds(5)))
        #expect(schedule.attempts(now: Work.seconds(5)) == [1])
    }

    @Test mutating func `attempts at its new time what got another, and not before`() {
        schedule.apply([Work.accepted(1)])
        #expect(schedule.steps(1) == [.attempt(Work.waiting(1))])
        schedule.putBack(Work.id(1))
        let (due, expires) = (Work.seconds(9), Work.seconds(20))
        schedule.apply([Work.controlled(1, .reschedule(due: due, expiresAt: expires))], from: 2)
        refill(with: [Work.waiting(1, due: due, expires: expires)], asOf: 2)
        #expect(schedule.next(now: now) == .sleep(until: due))
        #expect(schedule.next(now: due) == .attempt(Work.waiting(1, due: due, expires: expires)))
        #expect(schedule.next(now: due) == .rest)
    }

    @Test mutating func `asks the ledger about one that is far in the future and got an earlier time`() {
        let far = Work.seconds(100_000)
        schedule.apply([
            Work.accepted(1, due: far), Work.controlled(1, .reschedule(due: now, expiresAt: far)),
        ])
        refill(with: [Work.waiting(1, expires: far)], asOf: 2)
        #expect(schedule.attempts() == [1])
    }

    @Test(arguments: [.cancel, .hold] as [DeliveryControlled.Control])
    mutating func `lets an attempt under way end, and repeats nothing`(control: DeliveryControlled.Control) {
        schedule.apply([Work.accepted(1)])
        #expect(schedule.steps(1) == [.attempt(Work.waiting(1))])
        schedule.apply(
            [Work.started(1), Work.controlled(1, control), Work.finished(1, .retry(at: now))], from: 2)
        refill(with: [], asOf: 4)
        #expect(schedule.next(now: now) == .rest)
        #expect(schedule.count == 0)
    }

    @Test mutating func `attempts nothing that was cancelled while its attempt was being prepared`() {
        for isPostponed in [true, false] {
            var schedule = schedule
            schedule.apply([Work.accepted(1)])
            #expect(schedule.steps(1) == [.attempt(Work.waiting(1))])
            schedule.apply([Work.controlled(1, .cancel)], from: 2)
            if isPostponed { schedule.postpone(Work.id(1), until: now) } else { schedule.putBack(Work.id(1)) }
            #expect(schedule.next(now: now) == .refill(line))
            #expect(schedule.next(now: now) == .rest)
        }
    }

    @Test mutating func `changes nothing of what a provider has`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply(
            [Work.finished(1, .awaitReceipt(until: Work.seconds(9))), Work.controlled(1, .cancel)], from: 2)
        #expect(schedule.next(now: Work.seconds(9)) == .expire(Work.id(1), .noReceipt))
    }

    @Test mutating func `keeps what a provider has when an older row of it comes after a wish`() {
        schedule.discover(line, due: now)
        #expect(schedule.next(now: now) == .refill(line))
        schedule.apply([Work.controlled(1, .hold)], from: 5)
        let row = Work.waiting(1, for: .receipt, due: Work.seconds(9), attempts: 1)
        schedule.refill(line, with: [row], beyond: nil, asOf: Position(offset: 4))
        refill(with: [row], asOf: 5)
        #expect(schedule.next(now: Work.seconds(9)) == .expire(Work.id(1), .noReceipt))
    }

    // MARK: Receipts that do not end a delivery

    @Test mutating func `attempts again what a receipt says did not arrive, if a rule wants it`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply(
            [
                Work.started(1), Work.finished(1, .awaitReceipt(until: Work.seconds(30))),
                Work.failingReceipt(1, .tryAnotherAccount(at: now)),
            ], from: 2)
        let again = Work.waiting(1, attempts: 1, excluded: [1])
        refill(with: [again], asOf: 4)
        #expect(schedule.next(now: now) == .attempt(again))
        #expect(schedule.attempts().isEmpty)
    }

    @Test mutating func `waits for the outcome of an attempt whose receipt was quicker`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.started(1), Work.failingReceipt(1, .retry(at: now))], from: 2)
        #expect(schedule.next(now: now) == .rest)
        schedule.apply([Work.finished(1, .awaitReceipt(until: Work.seconds(30)))], from: 4)
        refill(with: [Work.waiting(1, attempts: 1)], asOf: 4)
        #expect(schedule.attempts() == [1])
    }

    @Test mutating func `takes no answer about an attempt that a receipt has settled since`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.started(1), Work.finished(1, .ask(at: now))], from: 2)
        #expect(schedule.steps(1) == [.ask(Work.waiting(1, for: .inquiry, attempts: 1))])
        schedule.apply([Work.failingReceipt(1, .retry(at: now))], from: 4)
        refill(with: [Work.waiting(1, attempts: 1)], asOf: 4)
        schedule.apply([Work.answered(1, .awaitReceipt(until: Work.seconds(30)))], from: 5)
        #expect(schedule.attempts() == [1])
    }

    @Test mutating func `keeps a delivery that waits again when its missed receipt is recorded late`() {
        schedule.apply([Work.accepted(1)])
        _ = schedule.next(now: now)
        schedule.apply([Work.started(1), Work.finished(1, .awaitReceipt(until: now))], from: 2)
        #expect(schedule.next(now: now) == .expire(Work.id(1), .noReceipt))
        schedule.apply([Work.failingReceipt(1, .retry(at: now))], from: 4)
        refill(with: [Work.waiting(1, attempts: 1)], asOf: 4)
        schedule.apply([Work.expired(1, .noReceipt)], from: 5)
        #expect(schedule.attempts() == [1])
    }

    @Test mutating func `waits until the night is over where the receiver lives`() {
        let morning = Work.seconds(30)
        guard case .messageAccepted(var accepted) = Work.accepted(1) else { return }
        accepted.deliveries = [
            Delivery(id: Work.id(1), recipient: Recipient("r1"), notBefore: morning)
        ]
        schedule.apply([.messageAccepted(accepted)])
        #expect(schedule.next(now: now) == .sleep(until: morning))
        #expect(schedule.attempts(now: morning) == [1])
    }
}
