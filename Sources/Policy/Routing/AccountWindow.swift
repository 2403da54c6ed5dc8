package import Messaging

/// How many attempts an account may have under way: permits that open and shut by outcomes.
///
/// It opens by one with each success, up to the account's limit, and shuts for a while after three
/// failures in a row; after the pause a single attempt tells whether it opens again. Postfix's
/// `qmgr_queue_throttle` and `qmgr_queue_unthrottle` are the model.
package struct AccountWindow: Equatable, Sendable {
    /// Whether an attempt may begin.
    package enum Availability: Equatable, Sendable {
        /// There is a permit.
        case open
        /// All permits are out; one comes back with the next outcome.
        case full
        /// The account keeps to its pace.
        case paced(until: Timestamp)
        /// The account rests.
        case shut(until: Timestamp)
    }

    /// Permits of an account that has not proved itself: Postfix's `initial_destination_concurrency`.
    package static let initialSize = 5
    /// Failures in a row that shut the window.
    package static let failuresMax = 3
    private static let pauseShortest = Duration.seconds(5)
    private static let pauseLongest = Duration.seconds(60)
    private static let repairShortest = Duration.seconds(30)
    private static let repairLongest = Duration.seconds(600)
    private static let throttlePause = Duration.seconds(30)

    /// The account's own limit.
    package private(set) var limit: Int
    /// Permits there are now.
    package private(set) var size: Int
    /// Permits that are out.
    package private(set) var inFlight = 0
    /// Failures since the last success.
    package private(set) var failuresInRow = 0
    /// Until when the account rests; in the past or nil when it does not.
    package private(set) var shutUntil: Timestamp?
    /// Attempts that ended well since the daemon started.
    package private(set) var sent = 0
    /// Attempts that ended otherwise since the daemon started.
    package private(set) var failed = 0
    private var pauses = 0
    private var calls: PaceGauge?
    private var recipients: PaceGauge?

    /// The window of an account that allows `limit` attempts at the same time.
    package init(limit: Int) {
        self.limit = limit
        size = min(limit, Self.initialSize)
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
        if let shutUntil, now < shutUntil { return .shut(until: shutUntil) }
        guard inFlight < size else { return .full }
        let pause = [calls, recipients].compactMap { $0?.next(now: now) }.max()
        return pause.map { .paced(until: $0) } ?? .open
    }

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

    /// Gives a permit back with what was learnt of the account.
    package mutating func finish(_ result: AttemptResult, now: Timestamp) {
        inFlight -= 1
        switch result.outcome {
        case .delivered, .accepted:
            sent += 1
            succeed()
        case .rejected(.permanent), .rejected(.recipientBlocked), .deferred(.recipientThrottled):
            failed += 1
            failuresInRow = 0
        case .deferred(.transient), .uncertain:
            failed += 1
            failuresInRow += 1
            size = max(1, size - 1)
            if failuresInRow >= Self.failuresMax {
                shut(from: now, shortest: Self.pauseShortest, longest: Self.pauseLongest)
            }
        case .deferred(.accountThrottled):
            failed += 1
            size = max(1, size - 1)
            let pauseEnd = now + (result.retryAfter ?? Self.throttlePause)
            shutUntil = max(shutUntil ?? pauseEnd, pauseEnd)
        case .rejected(.misconfigured):
            failed += 1
            failuresInRow += 1
            shut(from: now, shortest: Self.repairShortest, longest: Self.repairLongest)
        }
    }

    private mutating func succeed() {
        failuresInRow = 0
        pauses = 0
        shutUntil = nil
        size = min(limit, size + 1)
    }

    /// Several attempts may fail at the same moment; together they make one pause, not many.
    private mutating func shut(from now: Timestamp, shortest: Duration, longest: Duration) {
        size = 1
        if let shutUntil, now < shutUntil { return }
        let pause = min(shortest.milliseconds << Int64(min(pauses, 10)), longest.milliseconds)
        pauses += 1
        shutUntil = now + .milliseconds(pause)
    }
}
