import Messaging
import Policy
import TestSupport
import Testing

/// A breaker and a plain list of what happened to it, from one seed; the clock jumps.
private struct BreakerTrial {
    private let seed: UInt64
    private var dice: Dice
    private var breaker = CircuitBreaker()
    private var now = Timestamp(seconds: 1_700_000_000)
    /// Failures since the breaker was last closed.
    private var failures: [(at: Timestamp, isMisconfigured: Bool)] = []
    private(set) var openings = 0

    init(seed: UInt64) {
        self.seed = seed
        dice = Dice(seed: seed)
    }

    mutating func run() {
        let failing = Int.random(in: 0...100, using: &dice)
        for _ in 0..<300 {
            tick()
            let isFailure = Int.random(in: 0..<100, using: &dice) < failing
            call(isFailure ? failure() : answer())
        }
        recover()
    }

    private mutating func failure() -> Outcome {
        Int.random(in: 0...9, using: &dice) == 0
            ? .rejected(.misconfigured) : [.uncertain, .deferred(.transient)].randomElement(using: &dice)!
    }

    private mutating func answer() -> Outcome {
        [
            .delivered, .accepted, .rejected(.permanent), .rejected(.recipientBlocked),
            .deferred(.recipientThrottled), .deferred(.accountThrottled),
        ].randomElement(using: &dice)!
    }

    private mutating func tick() {
        let year = 86_400 * 365
        let jump =
            Int.random(in: 0...40, using: &dice) == 0
            ? [-year, -3600, 3600, year].randomElement(using: &dice)! : 0
        now = now + .seconds(jump) + .milliseconds(Int.random(in: 0...4000, using: &dice))
    }

    /// A call that begins and ends now, if one may begin.
    private mutating func call(_ outcome: Outcome) {
        let before = breaker.state(now: now)
        guard before != .open else {
            #expect(breaker.record(outcome, took: .seconds(1), now: now) == nil, "seed \(seed)")
            return
        }
        note(outcome)
        let change = breaker.record(outcome, took: .zero, now: now)
        guard let change else { return }
        switch change.state {
        case .open: check(change, after: before)
        case .closed:
            #expect(before == .halfOpen, "seed \(seed)")
            failures = []
        case .halfOpen: Issue.record("seed \(seed): half open is no change")
        }
    }

    private mutating func note(_ outcome: Outcome) {
        switch outcome {
        case .uncertain, .deferred(.transient): failures.append((now, false))
        case .rejected(.misconfigured): failures.append((now, true))
        default: break
        }
    }

    private mutating func check(_ change: CircuitBreaker.Change, after before: BreakerState) {
        openings += 1
        let isRepair = failures.last?.isMisconfigured == true
        let fewest = before == .halfOpen || isRepair ? 1 : CircuitBreaker.failuresMax
        #expect(failures.count >= fewest, "seed \(seed): opened after \(failures.count) failures")
        let rest = change.until! - now
        #expect(rest >= .seconds(5) && rest <= .seconds(isRepair ? 600 : 60), "seed \(seed)")
        #expect(change.openings == breaker.openings && change.openings > 0, "seed \(seed)")
        #expect(CircuitBreaker(restored: change.fact(of: AccountID(1))).until == breaker.until)
    }

    /// Whatever the clock does, it rests ten minutes at most, and three answers are enough.
    private mutating func recover() {
        tick()
        let moment = now + .seconds(600)
        #expect(breaker.state(now: moment) != .open, "seed \(seed)")
        now = moment
        for _ in 0..<3 { _ = breaker.record(.delivered, now: now) }
        #expect(breaker.state(now: now) == .closed, "seed \(seed)")
    }
}

@Suite struct `A circuit breaker beside a plain list` {
    @Test func `opens only by its rules, rests at most ten minutes, and always recovers`() {
        var openings = 0
        for seed in 0..<300 as Range<UInt64> {
            var trial = BreakerTrial(seed: seed)
            trial.run()
            openings += trial.openings
        }
        #expect(openings > 300)
    }

    @Test func `never opens with fewer than three failures in a minute, nor below half of ten`() {
        for seed in 0..<100 as Range<UInt64> {
            var dice = Dice(seed: seed)
            var breaker = CircuitBreaker()
            var calls: [(at: Timestamp, isFailure: Bool)] = []
            var now = Timestamp(seconds: 1_000_000)
            while calls.count < 2000 {
                now = now + .milliseconds(Int.random(in: 0...9000, using: &dice))
                let isFailure = Int.random(in: 0...9, using: &dice) < 4
                calls.append((now, isFailure))
                guard breaker.record(isFailure ? .uncertain : .delivered, now: now) != nil else { continue }
                let recent = calls.filter { $0.at > now + .seconds(-60) }
                let failed = recent.count { $0.isFailure }
                let row = calls.suffix(3)
                // A bucket of ten seconds is forgotten as a whole, so the counted stretch may begin later.
                let isHalf = (10...max(10, recent.count)).contains { most in
                    let counted = recent.suffix(most)
                    return counted.count >= 10 && counted.count { $0.isFailure } * 2 >= counted.count
                }
                let isRow = row.count == 3 && row.allSatisfy(\.isFailure)
                #expect(isRow || (isHalf && failed >= 5), "seed \(seed)")
                breaker = CircuitBreaker()
                calls = []
                if Int.random(in: 0...9, using: &dice) == 0 { break }
            }
        }
    }
}
