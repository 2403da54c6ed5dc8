import Messaging
import Policy
import Testing

@Suite struct `A circuit breaker` {
    private let now = Timestamp(seconds: 1_000_000)

    private func breaker(after outcomes: [Outcome]) -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for outcome in outcomes { _ = breaker.record(outcome, now: now) }
        return breaker
    }

    /// Half open, at the moment in which its rest ended.
    private func halfOpen() -> (CircuitBreaker, Timestamp) {
        let breaker = breaker(after: [.uncertain, .uncertain, .uncertain])
        return (breaker, breaker.until!)
    }

    @Test(arguments: [.deferred(.transient), .uncertain] as [Outcome])
    func `opens with the third failure in a row`(failure: Outcome) {
        var breaker = CircuitBreaker()
        #expect(breaker.record(failure, now: now) == nil)
        #expect(breaker.record(failure, now: now) == nil)
        #expect(breaker.state(now: now) == .closed && breaker.until == nil)
        let change = breaker.record(failure, now: now)
        #expect(change?.state == .open && change?.until == now + .seconds(5) && change?.openings == 1)
        #expect(change?.reason == "3 calls in a row failed, the last one as \(failure.name).")
        #expect(breaker.state(now: now + .milliseconds(4999)) == .open)
        #expect(breaker.state(now: now + .seconds(5)) == .halfOpen)
    }

    @Test func `opens when half of ten calls failed, though never three in a row`() {
        let pattern: [Outcome] = [.delivered, .uncertain]
        var breaker = CircuitBreaker()
        for index in 0..<9 { #expect(breaker.record(pattern[index % 2], now: now) == nil) }
        let change = breaker.record(.uncertain, now: now)
        #expect(change?.state == .open)
        #expect(change?.reason == "5 of 10 calls within a minute failed, the last one as uncertain.")
    }

    @Test func `does not open while less than half fail`() {
        let pattern: [Outcome] = [.delivered, .uncertain, .delivered, .deferred(.transient), .accepted]
        let breaker = breaker(after: (0..<100).map { pattern[$0 % 5] })
        #expect(breaker.state(now: now) == .closed)
    }

    @Test func `forgets what is older than a minute`() {
        var breaker = CircuitBreaker()
        for index in 0..<200 {
            let moment = now + .seconds(index * 8)
            #expect(breaker.record(index % 2 == 0 ? .delivered : .uncertain, now: moment) == nil)
        }
    }

    @Test(
        arguments: [
            .delivered, .accepted, .rejected(.permanent), .rejected(.recipientBlocked),
            .deferred(.recipientThrottled),
        ] as [Outcome])
    func `counts from the beginning after any answer`(answer: Outcome) {
        let breaker = breaker(after: [.uncertain, .uncertain, answer, .uncertain, .uncertain])
        #expect(breaker.state(now: now) == .closed)
        #expect(breaker.failuresInRow == 2)
    }

    @Test func `takes being asked to slow down for neither an answer nor a failure`() {
        let throttled = Outcome.deferred(.accountThrottled)
        let breaker = breaker(after: Array(repeating: throttled, count: 50))
        #expect(breaker == CircuitBreaker())
        let other = self.breaker(after: [.uncertain, throttled, .uncertain, throttled, .uncertain])
        #expect(other.state(now: now) == .open)
    }

    @Test func `opens at once for an account at fault`() {
        var breaker = CircuitBreaker()
        let change = breaker.record(.rejected(.misconfigured), now: now)
        #expect(change?.until == now + .seconds(30))
        #expect(change?.reason == "The provider says that the account is at fault.")
    }

    @Test(
        arguments: [
            (.uncertain, [10, 20, 40, 60, 60, 60]),
            (.rejected(.misconfigured), [60, 120, 240, 480, 600, 600]),
        ] as [(Outcome, [Int64])])
    func `doubles its rest with each probe that fails, up to a limit`(failure: Outcome, rests: [Int64]) {
        var breaker = breaker(after: [failure, failure, failure])
        var seen: [Int64] = []
        for opening in 2...7 {
            let moment = breaker.until!
            let change = breaker.record(failure, now: moment)
            #expect(change?.openings == opening)
            seen.append((breaker.until! - moment).components.seconds)
        }
        #expect(seen == rests)
    }

    @Test func `closes after three probes in a row were answered, and forgets how often it opened`() {
        var (breaker, moment) = halfOpen()
        #expect(breaker.record(.uncertain, now: moment)?.openings == 2)
        moment = breaker.until!
        #expect(breaker.record(.delivered, now: moment) == nil)
        #expect(breaker.record(.rejected(.permanent), now: moment) == nil)
        #expect(breaker.state(now: moment) == .halfOpen)
        let change = breaker.record(.accepted, now: moment)
        #expect(change?.state == .closed && change?.until == nil && change?.openings == 0)
        #expect(change?.reason == "3 probes in a row were answered.")
        #expect(breaker == CircuitBreaker())
        for _ in 0..<3 { _ = breaker.record(.uncertain, now: moment) }
        #expect(breaker.until == moment + .seconds(5))
    }

    @Test func `opens again with a probe that fails after two that did not`() {
        var (breaker, moment) = halfOpen()
        _ = breaker.record(.delivered, now: moment)
        _ = breaker.record(.delivered, now: moment)
        #expect(breaker.record(.deferred(.transient), now: moment)?.until == moment + .seconds(10))
        moment = breaker.until!
        for _ in 0..<2 { #expect(breaker.record(.delivered, now: moment) == nil) }
        #expect(breaker.record(.delivered, now: moment)?.state == .closed)
    }

    @Test func `makes one opening of many failures at the same moment`() {
        let breaker = breaker(after: Array(repeating: .uncertain, count: 20))
        #expect(breaker.openings == 1 && breaker.until == now + .seconds(5))
    }

    @Test func `takes no call for a probe that was on its way when it opened`() {
        var (breaker, moment) = halfOpen()
        let before = breaker
        for outcome in Outcome.all {
            #expect(breaker.record(outcome, took: .milliseconds(5001), now: moment) == nil)
        }
        #expect(breaker == before)
        #expect(breaker.record(.uncertain, took: .seconds(30), now: moment + .seconds(30))?.openings == 2)
    }

    @Test func `goes on with its rest after a restart`() {
        let (breaker, moment) = halfOpen()
        var probed = breaker
        let change = probed.record(.uncertain, now: moment)!.fact(of: AccountID(7))
        #expect(change.account == AccountID(7))
        var restored = CircuitBreaker(restored: change)
        #expect(restored.until == probed.until && restored.openings == 2)
        #expect(restored.state(now: moment) == .open)
        let end = restored.until!
        #expect(restored.state(now: end) == .halfOpen)
        #expect(restored.record(.uncertain, now: end)?.until == end + .seconds(20))
    }

    @Test func `begins closed where it was closed, and believes no rest that is too long`() {
        var change = BreakerChanged(
            account: AccountID(1), at: now, state: .closed, until: nil, openings: 0, reason: "")
        #expect(CircuitBreaker(restored: change) == CircuitBreaker())
        change.state = .open
        #expect(CircuitBreaker(restored: change).state(now: now) == .halfOpen)
        change.until = .distantFuture
        #expect(CircuitBreaker(restored: change).until == now + .seconds(600))
    }

    @Test func `is closed by hand`() {
        var (breaker, moment) = halfOpen()
        let change = breaker.reset(by: "ops", now: moment)
        #expect(change?.state == .closed && change?.reason == "Reset by ops.")
        #expect(breaker == CircuitBreaker())
        #expect(breaker.reset(by: "ops", now: moment) == nil)
    }

    @Test(arguments: [-3600, -86_400 * 365, -1] as [Int])
    func `rests no longer when the clock is set back`(jump: Int) {
        var breaker = breaker(after: [.rejected(.misconfigured)])
        let later = now + .seconds(jump)
        #expect(breaker.state(now: later) == .halfOpen)
        let change = breaker.record(.rejected(.misconfigured), took: .seconds(2), now: later)
        #expect(change?.until == later + .seconds(60))
        #expect(breaker.state(now: later) == .open)
        #expect(breaker.state(now: later + .seconds(60)) == .halfOpen)
    }

    @Test(arguments: [3600, 86_400 * 365])
    func `has rested when the clock is set forward`(jump: Int) {
        var breaker = breaker(after: [.rejected(.misconfigured)])
        let later = now + .seconds(jump)
        #expect(breaker.state(now: later) == .halfOpen)
        for _ in 0..<2 { #expect(breaker.record(.delivered, now: later) == nil) }
        #expect(breaker.record(.delivered, now: later)?.state == .closed)
    }
}
