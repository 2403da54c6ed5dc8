import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `An account's recent performance` {
    private let now = Timestamp(seconds: 1_000_020)

    private func performance(
        of calls: [(outcome: Outcome, took: Duration, at: Timestamp)], at moment: Timestamp
    ) -> RecentPerformance {
        var window = AccountWindow(limit: 10)
        for call in calls {
            window.take(now: call.at)
            _ = window.finish(
                AttemptResult(call.outcome), took: call.took, account: AccountID(1), now: call.at)
        }
        return window.performance(now: moment)
    }

    @Test func `says nothing of an account without calls`() {
        let performance = AccountWindow(limit: 5).performance(now: now)
        #expect(performance.calls == 0 && performance.failures == 0 && performance.successRate == nil)
        #expect(performance.meanLatency == nil && performance.p95Latency == nil)
    }

    @Test func `counts calls and failures, and tells how long the calls took`() {
        let performance = performance(
            of: [
                (.accepted, .milliseconds(100), now), (.delivered, .milliseconds(300), now),
                (.rejected(.permanent), .milliseconds(200), now), (.accepted, .milliseconds(600), now),
            ], at: now)
        #expect(performance.calls == 4 && performance.failures == 1 && performance.successRate == 0.75)
        #expect(performance.meanLatency == .milliseconds(300))
    }

    @Test func `forgets what is older than five minutes, and keeps what is younger than four`() {
        let calls = (0..<60).map { (Outcome.accepted, Duration.seconds(1), now + .seconds($0 * 10)) }
        let end = now + .seconds(590)
        let kept = performance(of: calls, at: end).calls
        #expect((24...30).contains(kept))
        #expect(performance(of: calls, at: end + .seconds(300)).calls == 0)
    }

    @Test(arguments: [1, 2, 3, 5, 100, 999, 20_000, 262_143])
    func `knows the slowest of equal calls to a quarter`(milliseconds: Int) {
        let calls = (0..<20).map { _ in (Outcome.accepted, Duration.milliseconds(milliseconds), now) }
        let p95 = performance(of: calls, at: now).p95Latency!.milliseconds
        #expect(p95 >= milliseconds && p95 * 4 <= milliseconds * 5)
    }

    @Test func `knows what 95 of 100 calls did not exceed`() {
        var dice = Dice(seed: 3)
        for _ in 0..<50 {
            let count = Int.random(in: 1...200, using: &dice)
            let took = (0..<count).map { _ in Int.random(in: 0...30_000, using: &dice) }
            let exact = took.sorted()[(count * 95 + 99) / 100 - 1]
            let p95 = performance(
                of: took.map { (.accepted, .milliseconds($0), now) }, at: now
            ).p95Latency!.milliseconds
            #expect(p95 >= exact && p95 <= exact + exact / 4)
        }
    }

    @Test func `bears a clock that jumps, and durations that cannot be`() {
        let year = 86_400 * 365
        for jump in [-year, -3600, -1, 3600, year] {
            let later = now + .seconds(jump)
            let performance = performance(
                of: [
                    (.accepted, .seconds(-5), now), (.accepted, .seconds(1_000_000_000), later),
                    (.uncertain, .zero, later),
                ], at: later)
            #expect(performance.calls == (jump < 0 ? 3 : 2) && performance.failures == 1)
        }
    }
}
