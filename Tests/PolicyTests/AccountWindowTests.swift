import Messaging
import Policy
import Testing

@Suite struct `An account's window` {
    private let now = Timestamp(seconds: 1000)

    private func window(limit: Int = 10, after outcomes: [Outcome] = []) -> AccountWindow {
        var window = AccountWindow(limit: limit)
        for outcome in outcomes { window.live(outcome, at: now) }
        return window
    }

    @Test(arguments: [(1, 1), (4, 4), (5, 5), (100, 5)])
    func `begins with five permits, or the account's limit`(limit: Int, size: Int) {
        var window = AccountWindow(limit: limit)
        for _ in 0..<size {
            #expect(window.availability(now: now) == .open)
            window.take(now: now)
        }
        #expect(window.availability(now: now) == .full)
        window.giveBack()
        #expect(window.availability(now: now) == .open)
        #expect(window.inFlight == size - 1)
    }

    @Test func `opens by one with each success, and never beyond the limit`() {
        var window = AccountWindow(limit: 7)
        var sizes: [Int] = []
        for outcome in [.delivered, .accepted, .delivered, .accepted] as [Outcome] {
            window.live(outcome, at: now)
            sizes.append(window.size)
        }
        #expect(sizes == [6, 7, 7, 7])
        #expect(window.sent == 4 && window.failed == 0 && window.inFlight == 0)
    }

    @Test(arguments: [.deferred(.transient), .uncertain] as [Outcome])
    func `closes by one with each failure and shuts with the third in a row`(failure: Outcome) {
        var window = window()
        #expect(window.live(failure, at: now) == nil)
        #expect(window.live(failure, at: now) == nil)
        #expect(window.size == 3)
        #expect(window.availability(now: now) == .open)
        let change = window.live(failure, at: now)
        #expect(change?.account == AccountID(9) && change?.state == .open)
        #expect(change?.until == now + .seconds(5))
        #expect(window.size == 1)
        #expect(window.availability(now: now) == .tripped(until: now + .seconds(5)))
        #expect(window.failed == 3)
    }

    @Test(
        arguments: [
            .rejected(.permanent), .rejected(.recipientBlocked), .deferred(.recipientThrottled),
        ] as [Outcome])
    func `is not narrowed by what is the message's or the recipient's fault`(outcome: Outcome) {
        let window = window(after: Array(repeating: outcome, count: 20))
        #expect(window.size == 5)
        #expect(window.availability(now: now) == .open)
        #expect(window.failed == 20)
    }

    @Test func `lets one attempt at a time probe after the rest, until three were answered`() {
        var window = window(after: Array(repeating: .uncertain, count: 3))
        let later = now + .seconds(5)
        for probe in 1...3 {
            #expect(window.availability(now: later) == .open)
            window.take(now: later)
            #expect(window.availability(now: later) == .probing)
            let change = window.finish(
                AttemptResult(.delivered), took: .zero, account: AccountID(9), now: later)
            #expect(change?.state == (probe == 3 ? .closed : nil))
        }
        #expect(window.size == 4)
        for _ in 0..<4 {
            #expect(window.availability(now: later) == .open)
            window.take(now: later)
        }
        #expect(window.availability(now: later) == .full)
    }

    @Test func `probes when what hung before the rest has ended, and learns nothing of it`() {
        var window = AccountWindow(limit: 5)
        for _ in 0..<5 { window.take(now: now) }
        for _ in 0..<3 { window.end(.uncertain, took: .seconds(1), at: now) }
        let later = now + .seconds(20)
        #expect(window.availability(now: later) == .probing)
        for _ in 0..<2 { window.end(.uncertain, took: .seconds(20) + .milliseconds(1), at: later) }
        #expect(window.availability(now: later) == .open)
        #expect(window.breaker.openings == 1)
    }

    @Test func `makes one rest of many failures at the same moment`() {
        var window = AccountWindow(limit: 5)
        for _ in 0..<5 { window.take(now: now) }
        for _ in 0..<5 { window.end(.uncertain, at: now) }
        #expect(window.availability(now: now) == .tripped(until: now + .seconds(5)))
        let later = now + .seconds(5)
        window.live(.uncertain, at: later)
        #expect(window.availability(now: later) == .tripped(until: later + .seconds(10)))
    }

    @Test func `leaves an account alone as long as a throttling provider asks, or half a minute`() {
        var window = window()
        window.live(AttemptResult(.deferred(.accountThrottled), retryAfter: .seconds(7)), at: now)
        #expect(window.availability(now: now) == .throttled(until: now + .seconds(7)))
        #expect(window.size == 4)
        let later = now + .seconds(7)
        window.live(.deferred(.accountThrottled), at: later)
        #expect(window.availability(now: later) == .throttled(until: later + .seconds(30)))
        #expect(window.throttledUntil(now: later) == later + .seconds(30))
        #expect(window.size == 3)
        #expect(window.breaker == CircuitBreaker())
    }

    @Test func `is not opened earlier by a shorter pause that comes during a longer one`() {
        var window = AccountWindow(limit: 5)
        for _ in 0..<3 { window.take(now: now) }
        for pause in [20, 1] {
            window.end(AttemptResult(.deferred(.accountThrottled), retryAfter: .seconds(pause)), at: now)
        }
        #expect(window.availability(now: now) == .throttled(until: now + .seconds(20)))
        window.end(.delivered, at: now)
        #expect(window.availability(now: now) == .throttled(until: now + .seconds(20)))
    }

    @Test func `tells of its breaker first, and of the pause that is left when it closes`() {
        var window = AccountWindow(limit: 5)
        window.take(now: now)
        window.take(now: now)
        window.end(AttemptResult(.deferred(.accountThrottled), retryAfter: .seconds(40)), at: now)
        window.end(.rejected(.misconfigured), at: now)
        #expect(window.availability(now: now) == .tripped(until: now + .seconds(30)))
        #expect(window.availability(now: now + .seconds(30)) == .throttled(until: now + .seconds(40)))
        #expect(window.availability(now: now + .seconds(40)) == .open)
    }

    @Test(arguments: [-3600, -86_400 * 365, 86_400 * 365] as [Int])
    func `is throttled no longer when the clock jumps`(jump: Int) {
        var window = window()
        window.live(AttemptResult(.deferred(.accountThrottled), retryAfter: .seconds(1 << 40)), at: now)
        #expect(window.availability(now: now) == .throttled(until: now + .seconds(86_400)))
        #expect(window.availability(now: now + .seconds(jump)) == .open)
    }

    @Test func `is opened by hand, with the one permit that it had`() {
        var window = window(after: [.rejected(.misconfigured)])
        let change = window.resetBreaker(of: AccountID(9), by: "ops", now: now)
        #expect(change?.state == .closed && change?.reason == "Reset by ops.")
        #expect(window.availability(now: now) == .open && window.size == 1)
        #expect(window.resetBreaker(of: AccountID(9), by: "ops", now: now) == nil)
    }

    @Test func `goes on with a rest after a restart`() {
        var old = window()
        let change = old.live(.rejected(.misconfigured), at: now)!
        let window = AccountWindow(limit: 50, breaker: CircuitBreaker(restored: change))
        #expect(window.availability(now: now) == .tripped(until: now + .seconds(30)))
        #expect(window.size == 1)
    }

    @Test func `follows a change of the account's limit`() {
        var window = window(after: Array(repeating: .delivered, count: 5))
        #expect(window.size == 10)
        window.setLimit(3)
        #expect(window.size == 3)
        window.live(.delivered, at: now)
        #expect(window.size == 3)
        window.setLimit(20)
        window.live(.delivered, at: now)
        #expect(window.size == 4)
    }
}

extension AccountWindow {
    /// One attempt from permit to outcome.
    @discardableResult
    fileprivate mutating func live(_ outcome: Outcome, at moment: Timestamp) -> BreakerChanged? {
        live(AttemptResult(outcome), at: moment)
    }

    @discardableResult
    fileprivate mutating func live(_ result: AttemptResult, at moment: Timestamp) -> BreakerChanged? {
        take(now: moment)
        return finish(result, took: .zero, account: AccountID(9), now: moment)
    }

    fileprivate mutating func end(_ outcome: Outcome, took: Duration = .zero, at moment: Timestamp) {
        end(AttemptResult(outcome), took: took, at: moment)
    }

    fileprivate mutating func end(_ result: AttemptResult, took: Duration = .zero, at moment: Timestamp) {
        _ = finish(result, took: took, account: AccountID(9), now: moment)
    }
}
