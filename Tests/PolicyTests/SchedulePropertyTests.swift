import Messaging
import Policy
import TestSupport
import Testing

/// A dispatcher, a ledger and a world, from one seed: steps are followed, answers come late, readers of the
/// ledger are behind.
private struct ScheduleTrial {
    /// What a plain list knows of a delivery.
    struct Fact {
        var waiting: WaitingDelivery
        var isInFlight = false
        var isOver = false
    }

    let seed: UInt64
    private var dice: Dice
    private var schedule: Schedule
    private var facts: [Int: Fact] = [:]
    private var readings: [(line: Line, rows: [WaitingDelivery], beyond: Timestamp?, position: UInt64)] = []
    private var position: UInt64 = 0
    private var now = WaitingWork.now
    private var blocked: [ChannelID: Timestamp] = [:]
    private let limits: ScheduleLimits
    private(set) var attempts = 0

    init(seed: UInt64) {
        self.seed = seed
        dice = Dice(seed: seed)
        let perLine = Int.random(in: 2...12, using: &dice)
        limits = ScheduleLimits(
            active: Int.random(in: 4...40, using: &dice), activePerLine: perLine,
            horizon: .seconds(Int.random(in: 1...30, using: &dice)))
        schedule = Schedule(limits: limits)
    }

    private mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }

    private mutating func apply(_ event: Event) {
        position += 1
        schedule.apply(event, at: Position(offset: position))
    }

    /// Lets many things happen, then lets all work end.
    mutating func run() {
        for _ in 0..<400 { happen() }
        var patience = 20_000
        while patience > 0, facts.values.contains(where: { !$0.isOver }) {
            patience -= 1
            end()
        }
        let left = facts.filter { !$0.value.isOver }.keys.sorted()
        #expect(left.isEmpty, "seed \(seed): these never ended: \(left)")
        while !readings.isEmpty { answer() }
        #expect(schedule.count == 0, "seed \(seed)")
    }

    private mutating func happen() {
        switch roll(0...9) {
        case 0, 1: accept()
        case 2...5: follow(schedule.next(now: now, lowest: roll(0...4) == 0 ? .urgent : .bulk))
        case 6: finishOne()
        case 7: if !readings.isEmpty { answer() }
        case 8: now = now + .milliseconds(roll(0...4000))
        default: disturb()
        }
    }

    private mutating func end() {
        schedule.unblock(ChannelID(1))
        schedule.unblock(ChannelID(2))
        blocked = [:]
        while !readings.isEmpty { answer() }
        while facts.values.contains(where: \.isInFlight) { finishOne(isLast: true) }
        switch schedule.next(now: now) {
        case .sleep(let moment): now = max(now, moment)
        case let step: follow(step)
        }
    }

    private mutating func accept() {
        let number = facts.count + 1
        let lane = Lane.allCases[roll(0...2)]
        let line = WaitingWork.line(lane, app: ["a", "b"][roll(0...1)], channel: Int64(roll(1...2)))
        let due = now + .seconds(roll(-2...40))
        let waiting = WaitingWork.waiting(
            number, line: line, due: due, expires: due + .seconds(roll(1...200)))
        facts[number] = Fact(waiting: waiting)
        guard
            case .messageAccepted(var accepted) = WaitingWork.accepted(
                number, line: line, due: due, expires: waiting.expiresAt)
        else { return }
        accepted.message.acceptedAt = now
        apply(.messageAccepted(accepted))
    }

    private mutating func follow(_ step: Schedule.Step) {
        switch step {
        case .attempt(let waiting):
            check(waiting)
            takeCompanions(of: waiting)
        case .ask(let waiting): ask(waiting)
        case .expire(let id, let reason): expire(Int(id.id.low), reason)
        case .refill(let line): read(line)
        case .sleep(let moment): #expect(moment > now, "seed \(seed)")
        case .rest: break
        }
    }

    private mutating func takeCompanions(of first: WaitingDelivery) {
        guard facts[Int(first.delivery.id.id.low)]?.isInFlight == true else { return }
        let divisor = UInt64(roll(1...3))
        let companions = schedule.companions(of: first, most: roll(0...4), now: now) {
            $0.delivery.id.id.low % divisor == 0
        }
        for companion in companions {
            #expect(
                companion.line == first.line && companion.delivery.id != first.delivery.id, "seed \(seed)")
            check(companion)
        }
    }

    private mutating func ask(_ waiting: WaitingDelivery) {
        let number = Int(waiting.delivery.id.id.low)
        let fact = facts[number]
        #expect(fact?.isOver == false && fact?.isInFlight == false, "seed \(seed): \(number)")
        #expect(fact?.waiting.purpose == .inquiry && waiting.due <= now, "seed \(seed): \(number)")
        facts[number]?.isInFlight = true
    }

    private mutating func check(_ waiting: WaitingDelivery) {
        attempts += 1
        let number = Int(waiting.delivery.id.id.low)
        let fact = facts[number]
        #expect(fact?.isOver == false, "seed \(seed): \(number) is over")
        #expect(fact?.isInFlight == false, "seed \(seed): \(number) is in flight")
        #expect(
            fact?.waiting.purpose == .attempt && waiting.attempts == fact?.waiting.attempts, "seed \(seed)")
        #expect(waiting.due <= now && waiting.expiresAt > now, "seed \(seed): \(number) at the wrong time")
        #expect(blocked[waiting.line.channel].map { $0 <= now } ?? true, "seed \(seed): \(number) is blocked")
        facts[number]?.isInFlight = true
        if roll(0...9) == 0 {
            facts[number]?.isInFlight = false
            if roll(0...1) == 0 {
                schedule.putBack(waiting.delivery.id)
            } else {
                schedule.postpone(waiting.delivery.id, until: now + .seconds(roll(1...9)))
            }
        }
    }

    private mutating func expire(_ number: Int, _ reason: DeliveryExpired.Reason) {
        let fact = facts[number]
        #expect(fact?.isOver == false && fact?.isInFlight == false, "seed \(seed): \(number)")
        #expect((fact?.waiting.purpose == .receipt) == (reason == .noReceipt), "seed \(seed): \(number)")
        facts[number]?.isOver = true
        apply(WaitingWork.expired(number, reason))
    }

    private mutating func finishOne(isLast: Bool = false) {
        guard let number = facts.filter(\.value.isInFlight).keys.sorted().randomElement(using: &dice),
            let waiting = facts[number]?.waiting
        else { return }
        let isAnswer = waiting.purpose == .inquiry
        let attempt = waiting.attempts + (isAnswer ? 0 : 1)
        let later = now + .seconds(roll(0...50))
        facts[number]?.isInFlight = false
        switch isLast || attempt > 4 ? 0 : roll(0...4) {
        case 0:
            facts[number]?.isOver = true
            apply(ending(number, attempt, .done, isAnswer: isAnswer))
        case 1: wait(number, attempt, .receipt, .awaitReceipt(until: later), later, isAnswer: isAnswer)
        case 2: wait(number, attempt, .inquiry, .ask(at: later), later, isAnswer: isAnswer)
        default: wait(number, attempt, .attempt, .retry(at: later), later, isAnswer: isAnswer)
        }
    }

    private func ending(
        _ number: Int, _ attempt: Int, _ disposition: Disposition, isAnswer: Bool
    ) -> Event {
        isAnswer
            ? WaitingWork.answered(number, attempt: attempt, disposition, at: now)
            : WaitingWork.finished(number, attempt: attempt, disposition, at: now)
    }

    private mutating func wait(
        _ number: Int, _ attempt: Int, _ purpose: WaitingDelivery.Purpose, _ disposition: Disposition,
        _ due: Timestamp, isAnswer: Bool
    ) {
        facts[number]?.waiting.purpose = purpose
        facts[number]?.waiting.due = due
        facts[number]?.waiting.attempts = attempt
        apply(ending(number, attempt, disposition, isAnswer: isAnswer))
    }

    /// The ledger as it stands now; the answer comes later.
    private mutating func read(_ line: Line) {
        let rows = facts.values.map { $0 }.filter { $0.waiting.line == line && !$0.isOver }.map(\.waiting)
            .sorted { ($0.due, $0.delivery.id) < ($1.due, $1.delivery.id) }
        let horizon = now + limits.horizon
        let taken = rows.prefix(limits.activePerLine).prefix { $0.due <= horizon }
        readings.append((line, Array(taken), rows.dropFirst(taken.count).first?.due, position))
    }

    private mutating func answer() {
        let reading = readings.removeFirst()
        schedule.refill(
            reading.line, with: reading.rows, beyond: reading.beyond, asOf: Position(offset: reading.position)
        )
        schedule.forget(before: Position(offset: readings.map(\.position).min() ?? position))
    }

    private mutating func disturb() {
        switch roll(0...3) {
        case 0:
            let channel = ChannelID(Int64(roll(1...2)))
            let moment = now + .seconds(roll(1...9))
            blocked[channel] = moment
            schedule.block(channel, until: moment)
        case 1:
            let channel = ChannelID(Int64(roll(1...2)))
            blocked[channel] = nil
            schedule.unblock(channel)
        default:
            let open = facts.filter {
                !$0.value.isOver && !$0.value.isInFlight && $0.value.waiting.attempts > 0
            }
            guard let number = open.keys.sorted().randomElement(using: &dice) else { return }
            facts[number]?.isOver = true
            apply(WaitingWork.receipt(number))
        }
    }
}

@Suite struct `A schedule beside a plain list` {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `attempts only what waits, each at its time, and all of it in the end`(seed: UInt64) {
        var trial = ScheduleTrial(seed: seed)
        trial.run()
        #expect(trial.attempts > 0)
    }
}
