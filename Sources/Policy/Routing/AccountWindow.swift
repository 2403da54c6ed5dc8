package import Messaging

/// How many attempts an account may have under way, and whether it may have one at all.
///
/// Permits open by one with each success, up to the account's limit, and shut by one with each failure:
/// Postfix's `qmgr_queue_throttle` and `qmgr_queue_unthrottle` are the model. How long an account rests that
/// fails is its breaker's affair; how long one that calls too often, its provider's.
package struct AccountWindow: Equatable, Sendable {
    /// Permits of an account that has not proved itself: Postfix's `initial_destination_concurrency`.
    package static let initialSize = 5
    private static let throttlePause = Duration.seconds(30)
    /// Providers' limits of a day end with it.
    private static let throttlePauseLongest = Duration.seconds(86_400)

    /// The account's own limit.
    package private(set) var limit: Int
    /// Permits there are now.
    package private(set) var size: Int
    /// Permits that are out.
    package private(set) var inFlight = 0
    /// What lets the account rest when it fails.
    package private(set) var breaker: CircuitBreaker
    /// Calls that ended well since the daemon started.
    package private(set) var sent = 0
    /// Calls that ended otherwise since the daemon started.
    package private(set) var failed = 0
    private var throttle: Rest?
    private var recent = RecentCalls()
    private var calls: PaceGauge?
    private var recipients: PaceGauge?

    /// The window of an account that allows `limit` attempts at the same time; an account that rested when
    /// the last run ended begins with one.
    package init(limit: Int, breaker: CircuitBreaker = CircuitBreaker()) {
        self.limit = limit
        self.breaker = breaker
        size = min(limit, breaker.until == nil ? Self.initialSize : 1)
    }

    /// Follows a change of the account's limit.
    package mutating func setLimit(_ limit: Int) {
        self.limit = limit
        size = min(size, limit)
    }

    /// Follows a change of the account's paces. A new gauge counts from `moment`, when the daemon started:
    /// what was sent shortly before is not known.
    package mutating func setPacing(_ pacing: Pacing, since moment: Timestamp) {
        Self.set(&calls, to: pacing.calls, since: moment)
        Self.set(&recipients, to: pacing.recipients, since: moment)
    }

    private static func set(_ gauge: inout PaceGauge?, to pace: Pace?, since moment: Timestamp) {
        guard let pace else {
            gauge = nil
            return
        }
        if gauge == nil { gauge = PaceGauge(pace, since: moment) } else { gauge?.setPace(pace) }
    }

    /// Whether an attempt may begin at `now`.
    package func availability(now: Timestamp) -> Availability {
        let state = breaker.state(now: now)
        if state == .open, let until = breaker.until { return .tripped(until: until) }
        if let until = throttledUntil(now: now) { return .throttled(until: until) }
        if state == .halfOpen, inFlight > 0 { return .probing }
        guard inFlight < size else { return .full }
        let pause = [calls, recipients].compactMap { $0?.next(now: now) }.max()
        return pause.map { .paced(until: $0) } ?? .open
    }

    /// Until when the account's provider wants no calls; nil when it does.
    package func throttledUntil(now: Timestamp) -> Timestamp? {
        throttle.flatMap { $0.lasts(at: now) ? $0.until : nil }
    }

    /// How the calls of the last minutes went.
    package func performance(now: Timestamp) -> RecentPerformance { recent.performance(now: now) }

    /// Takes a permit for a call that begins now; the caller saw that there is one.
    package mutating func take(now: Timestamp) {
        inFlight += 1
        calls?.take(now: now)
    }

    /// Counts those to whom the call that just began goes.
    package mutating func count(recipients count: Int, now: Timestamp) {
        recipients?.take(now: now, count: count)
    }

    /// Gives a permit back unused.
    package mutating func giveBack() { inFlight -= 1 }

    /// Gives a permit back with what was learnt of the account; returns its breaker's change, if it made one.
    ///
    /// - Parameter took: how long the call took.
    package mutating func finish(
        _ result: AttemptResult, took: Duration, account: AccountID, now: Timestamp
    ) -> BreakerChanged? {
        inFlight -= 1
        let isSent = result.outcome == .delivered || result.outcome == .accepted
        if isSent { sent += 1 } else { failed += 1 }
        recent.record(isSent: isSent, took: took, now: now)
        resize(after: result.outcome)
        if result.outcome == .deferred(.accountThrottled) { pause(for: result.retryAfter, now: now) }
        let change = breaker.record(result.outcome, took: took, now: now)
        if change?.state == .open { size = 1 }
        return change?.fact(of: account)
    }

    /// Closes the account's breaker by hand; nil if it was closed.
    package mutating func resetBreaker(
        of account: AccountID, by who: String, now: Timestamp
    ) -> BreakerChanged? {
        breaker.reset(by: who, now: now)?.fact(of: account)
    }

    private mutating func resize(after outcome: Outcome) {
        switch outcome {
        case .delivered, .accepted: size = min(limit, size + 1)
        case .deferred(.transient), .deferred(.accountThrottled), .uncertain: size = max(1, size - 1)
        // No sign of too many calls.
        case .rejected, .deferred(.recipientThrottled): break
        }
    }

    /// A shorter pause that is asked for during a longer one does not end it.
    private mutating func pause(for length: Duration?, now: Timestamp) {
        let pause = Rest(from: now, lasting: min(length ?? Self.throttlePause, Self.throttlePauseLongest))
        if let until = throttledUntil(now: now), until > pause.until { return }
        throttle = pause
    }
}
