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
        window.live(failure, at: now)
        window.live(failure, at: now)
        #expect(window.size == 3)
        #expect(window.availability(now: now) == .open)
        window.live(failure, at: now)
        #expect(window.size == 1)
        #expect(window.availability(now: now) == .shut(until: now + .seconds(5)))
        #expect(window.failed == 3)
    }

    @Test(
        arguments: [
            .delivered, .accepted, .rejected(.permanent), .rejected(.recipientBlocked),
            .deferred(.recipientThrottled),
        ] as [Outcome])
    func `counts from the beginning after a sign that the account works`(sign: Outcome) {
        let failure = Outcome.deferred(.transient)
        let window = window(after: [failure, failure, sign, failure, failure])
        #expect(window.availability(now: now) == .open)
        #expect(window.failuresInRow == 2)
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

    @Test func `lets one attempt probe after the pause`() {
        var window = window(after: Array(repeating: .uncertain, count: 3))
        let later = now + .seconds(5)
        #expect(window.availability(now: later) == .open)
        window.take(now: now)
        #expect(window.availability(now: later) == .full)
        window.finish(AttemptResult(.delivered), now: later)
        #expect(window.size == 2)
        #expect(window.availability(now: later) == .open)
        #expect(window.shutUntil == nil)
    }

    @Test func `doubles its pause with each probe that fails, up to a minute, and forgets with a success`() {
        var window = window(after: Array(repeating: .uncertain, count: 3))
        var pauses: [Int64] = []
        for _ in 0..<6 {
            let moment = window.shutUntil!
            window.live(.deferred(.transient), at: moment)
            pauses.append((window.shutUntil! - moment).components.seconds)
        }
        #expect(pauses == [10, 20, 40, 60, 60, 60])
        let moment = window.shutUntil!
        window.live(.delivered, at: moment)
        for _ in 0..<3 { window.live(.deferred(.transient), at: moment) }
        #expect(window.availability(now: moment) == .shut(until: moment + .seconds(5)))
    }

    @Test func `makes one pause of many failures at the same moment`() {
        var window = AccountWindow(limit: 5)
        for _ in 0..<5 { window.take(now: now) }
        for _ in 0..<5 { window.finish(AttemptResult(.uncertain), now: now) }
        #expect(window.availability(now: now) == .shut(until: now + .seconds(5)))
        let later = now + .seconds(5)
        window.live(.uncertain, at: later)
        #expect(window.availability(now: later) == .shut(until: later + .seconds(10)))
    }

    @Test func `rests as long as a throttling provider asks, or half a minute`() {
        var window = window()
        window.live(AttemptResult(.deferred(.accountThrottled), retryAfter: .seconds(7)), at: now)
        #expect(window.availability(now: now) == .shut(until: now + .seconds(7)))
        #expect(window.size == 4)
        let later = now + .seconds(7)
        window.live(.deferred(.accountThrottled), at: later)
        #expect(window.availability(now: later) == .shut(until: later + .seconds(30)))
        #expect(window.size == 3)
    }

    @Test func `is not opened earlier by a shorter pause that comes during a longer one`() {
        var window = AccountWindow(limit: 5)
        window.take(now: now)
        window.take(now: now)
        window.finish(AttemptResult(.rejected(.misconfigured)), now: now)
        window.finish(AttemptResult(.deferred(.accountThrottled), retryAfter: .seconds(1)), now: now)
        #expect(window.availability(now: now) == .shut(until: now + .seconds(30)))
    }

    @Test func `shuts at once for an account at fault, for thirty seconds and up to ten minutes`() {
        var window = window(after: [.rejected(.misconfigured)])
        #expect(window.availability(now: now) == .shut(until: now + .seconds(30)))
        var pauses: [Int64] = []
        for _ in 0..<6 {
            let moment = window.shutUntil!
            window.live(.rejected(.misconfigured), at: moment)
            pauses.append((window.shutUntil! - moment).components.seconds)
        }
        #expect(pauses == [60, 120, 240, 480, 600, 600])
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
    fileprivate mutating func live(_ outcome: Outcome, at moment: Timestamp) {
        live(AttemptResult(outcome), at: moment)
    }

    fileprivate mutating func live(_ result: AttemptResult, at moment: Timestamp) {
        take(now: moment)
        finish(result, now: moment)
    }
}
