import Messaging
import Policy
import TestSupport
import Testing

/// A dispatcher, a ledger and a world, from one seed: steps are followed, answers come late, readers of the
/// ledger are behind, and people change their minds.
struct ScheduleTrial {
    /// What the dispatcher has begun with a delivery and not brought to an end.
    private enum Deed {
        case begin(WaitingDelivery)
        case call(WaitingDelivery)
        case ask(WaitingDelivery)
        case expire(DeliveryID, DeliveryExpired.Reason)
    }

    let seed: UInt64
    private(set) var attempts = 0
    private var dice: Dice
    private var schedule: Schedule
    private var ledger = PlainLedger()
    private var deeds: [Deed] = []
    private var readings: [(line: Line, rows: [WaitingDelivery], beyond: Timestamp?, position: UInt64)] = []
    private var position: UInt64 = 0
    private var now = WaitingWork.now
    private var blocked: [ChannelID: Timestamp] = [:]
    private let limits: ScheduleLimits

    init(seed: UInt64) {
        self.seed = seed
        dice = Dice(seed: seed)
        let perLine = Int.random(in: 2...12, using: &dice)
        limits = ScheduleLimits(
            active: Int.random(in: 4...40, using: &dice), activePerLine: perLine,
            horizon: .seconds(Int.random(in: 1...30, using: &dice)))
        schedule = Schedule(limits: limits)
    }

    /// Lets many things happen, then lets all work end.
    mutating func run() {
        for _ in 0..<500 { happen() }
        for (id, fact) in ledger.facts.sorted(by: { $0.key < $1.key }) where fact.state == .held {
            control(id, .release(due: now))
        }
        var patience = 20_000
        while patience > 0, ledger.facts.values.contains(where: { !$0.isOver }) {
            patience -= 1
            end()
        }
        let left = ledger.facts.filter { !$0.value.isOver }.keys.sorted()
        #expect(left.isEmpty, "seed \(seed): these never ended: \(left)")
        while !readings.isEmpty { answer() }
        while !deeds.isEmpty { proceed(isLast: true) }
        #expect(schedule.count == 0, "seed \(seed)")
    }

    private mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }

    private mutating func apply(_ event: Event) {
        position += 1
        ledger.apply(event)
        schedule.apply(event, at: Position(offset: position))
    }

    private mutating func happen() {
        switch roll(0...11) {
        case 0, 1: accept()
        case 2...5: follow(schedule.next(now: now, lowest: roll(0...4) == 0 ? .urgent : .bulk))
        case 6, 7: proceed()
        case 8: if !readings.isEmpty { answer() }
        case 9: now = now + .milliseconds(roll(0...4000))
        case 10: disturb()
        default: changeMind()
        }
    }

    private mutating func end() {
        schedule.unblock(ChannelID(1))
        schedule.unblock(ChannelID(2))
        blocked = [:]
        while !readings.isEmpty { answer() }
        while !deeds.isEmpty { proceed(isLast: true) }
        for (id, fact) in ledger.facts where fact.state == .held { control(id, .release(due: now)) }
        switch schedule.next(now: now) {
        case .sleep(let moment): now = max(now, moment)
        case let step: follow(step)
        }
    }

    private mutating func accept() {
        let number = ledger.facts.count + 1
        let lane = Lane.allCases[roll(0...2)]
        let line = WaitingWork.line(lane, app: ["a", "b"][roll(0...1)], channel: Int64(roll(1...2)))
        let due = now + .seconds(roll(-2...40))
        guard
            case .messageAccepted(var accepted) = WaitingWork.accepted(
                number, line: line, due: due, expires: due + .seconds(roll(1...200)))
        else { return }
        accepted.message.acceptedAt = now
        if roll(0...3) == 0 {
            let delivery = accepted.deliveries[0]
            accepted.deliveries = [
                Delivery(
                    id: delivery.id, recipient: delivery.recipient, notBefore: due + .seconds(roll(0...50)))
            ]
        }
        apply(.messageAccepted(accepted))
    }

    // MARK: The dispatcher

    private mutating func follow(_ step: Schedule.Step) {
        switch step {
        case .attempt(let waiting):
            check(waiting)
            takeCompanions(of: waiting)
        case .ask(let waiting):
            let fact = ledger.facts[waiting.delivery.id]
            #expect(
                fact?.state == .awaitingReceipt && fact?.waiting == waiting && waiting.due <= now,
                "seed \(seed): \(waiting.delivery.id) is asked about")
            deeds.append(.ask(waiting))
        case .expire(let id, let reason):
            let fact = ledger.facts[id]
            #expect(fact?.isRow == true, "seed \(seed): \(id) is not there to expire")
            #expect((fact?.waiting.purpose == .receipt) == (reason == .noReceipt), "seed \(seed): \(id)")
            deeds.append(.expire(id, reason))
        case .refill(let line): read(line)
        case .sleep(let moment): #expect(moment > now, "seed \(seed)")
        case .rest: break
        }
    }

    private mutating func takeCompanions(of first: WaitingDelivery) {
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

    private mutating func check(_ waiting: WaitingDelivery) {
        attempts += 1
        let id = waiting.delivery.id
        let fact = ledger.facts[id]
        #expect(fact?.state == .waiting, "seed \(seed): \(id) does not wait")
        #expect(!isInHand(id), "seed \(seed): \(id) is in hand")
        #expect(fact?.waiting.purpose == .attempt, "seed \(seed): \(id)")
        #expect(waiting.attempts == fact?.waiting.attempts, "seed \(seed): \(id) has other attempts")
        #expect(waiting.excluded == fact?.waiting.excluded, "seed \(seed): \(id) excludes others")
        #expect(waiting.expiresAt == fact?.waiting.expiresAt, "seed \(seed): \(id) ends at another time")
        #expect(fact.map { $0.waiting.due <= now } == true, "seed \(seed): \(id) goes too early")
        #expect(waiting.expiresAt > now, "seed \(seed): \(id) goes too late")
        #expect(blocked[waiting.line.channel].map { $0 <= now } ?? true, "seed \(seed): \(id) is blocked")
        deeds.append(.begin(waiting))
    }

    private func isInHand(_ id: DeliveryID) -> Bool {
        deeds.contains { deed in
            switch deed {
            case .begin(let waiting), .call(let waiting): waiting.delivery.id == id
            case .ask, .expire: false
            }
        }
    }

    /// Carries on with one of the things that were begun.
    private mutating func proceed(isLast: Bool = false) {
        guard let index = deeds.indices.randomElement(using: &dice) else { return }
        switch deeds.remove(at: index) {
        case .begin(let waiting): begin(waiting, isLast: isLast)
        case .call(let waiting):
            let attempt = waiting.attempts + 1
            apply(
                WaitingWork.finished(
                    Int(waiting.delivery.id.id.low), attempt: attempt,
                    disposition(after: attempt, isLast: isLast), at: now, account: Int64(attempt)))
        case .ask(let waiting):
            apply(
                WaitingWork.answered(
                    Int(waiting.delivery.id.id.low), attempt: waiting.attempts,
                    disposition(after: waiting.attempts, isLast: isLast), at: now))
        case .expire(let id, let reason): apply(WaitingWork.expired(Int(id.id.low), reason))
        }
    }

    private mutating func begin(_ waiting: WaitingDelivery, isLast: Bool) {
        switch isLast ? 9 : roll(0...9) {
        case 0: schedule.putBack(waiting.delivery.id)
        case 1: schedule.postpone(waiting.delivery.id, until: now + .seconds(roll(1...9)))
        default:
            let attempt = AttemptID(delivery: waiting.delivery.id, number: waiting.attempts + 1)
            apply(
                .attemptStarted(
                    AttemptStarted(attempt: attempt, account: AccountID(1), at: now, choice: "")))
            deeds.append(.call(waiting))
        }
    }

    private mutating func disposition(after attempt: Int, isLast: Bool) -> Disposition {
        let later = now + .seconds(roll(0...50))
        return switch isLast || attempt > 4 ? 0 : roll(0...5) {
        case 0: .done
        case 1: .awaitReceipt(until: later)
        case 2: .ask(at: later)
        case 3: .tryAnotherAccount(at: later)
        default: .retry(at: later)
        }
    }

    /// The ledger as it stands now; the answer comes later.
    private mutating func read(_ line: Line) {
        let rows = ledger.rows(of: line)
        let horizon = now + limits.horizon
        let taken = rows.prefix(schedule.refillSize(of: line)).prefix { $0.due <= horizon }
        readings.append((line, Array(taken), rows.dropFirst(taken.count).first?.due, position))
    }

    private mutating func answer() {
        let reading = readings.removeFirst()
        schedule.refill(
            reading.line, with: reading.rows, beyond: reading.beyond, asOf: Position(offset: reading.position)
        )
        schedule.forget(before: Position(offset: readings.map(\.position).min() ?? position))
    }

    // MARK: The world

    private mutating func disturb() {
        let channel = ChannelID(Int64(roll(1...2)))
        switch roll(0...3) {
        case 0:
            let moment = now + .seconds(roll(1...9))
            blocked[channel] = moment
            schedule.block(channel, until: moment)
        case 1:
            blocked[channel] = nil
            schedule.unblock(channel)
        default:
            guard let id = anyone(where: { $0.waiting.attempts > 0 }), let fact = ledger.facts[id] else {
                return
            }
            let number = Int(id.id.low)
            let attempt = roll(1...fact.waiting.attempts)
            if roll(0...1) == 0 {
                apply(WaitingWork.receipt(number, attempt: attempt, isDelivered: roll(0...1) == 0))
            } else {
                let due = now + .seconds(roll(0...50))
                apply(
                    WaitingWork.failingReceipt(
                        number, attempt: attempt,
                        roll(0...1) == 0 ? .retry(at: due) : .tryAnotherAccount(at: due),
                        line: fact.waiting.line, at: now))
            }
        }
    }

    private mutating func changeMind() {
        guard let id = anyone(where: { _ in true }) else { return }
        let due = now + .seconds(roll(0...50))
        switch roll(0...6) {
        case 0: control(id, .cancel)
        case 1, 2: control(id, .hold)
        case 3, 4: control(id, .release(due: due))
        default: control(id, .reschedule(due: due, expiresAt: due + .seconds(roll(1...200))))
        }
    }

    private mutating func control(_ id: DeliveryID, _ control: DeliveryControlled.Control) {
        guard let line = ledger.facts[id]?.waiting.line else { return }
        apply(
            .deliveryControlled(
                DeliveryControlled(delivery: id, line: line, control: control, at: now, by: "somebody")))
    }

    private mutating func anyone(where isMeant: (PlainLedger.Fact) -> Bool) -> DeliveryID? {
        ledger.facts.filter { !$0.value.isOver && isMeant($0.value) }.keys.sorted().randomElement(
            using: &dice)
    }
}
