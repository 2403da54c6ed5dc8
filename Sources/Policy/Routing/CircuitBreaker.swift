package import Messaging

/// Lets an account rest that fails too often, and finds out by single calls when it works again.
///
/// Closed, it counts. It opens when at least half of ten calls or more failed within a minute, or three in a
/// row, which is what a small sender notices; and at once when the provider says that the account itself is
/// at fault. Open, the account rests: 5 s, or 30 s where somebody has to repair something, doubled with each
/// opening up to 60 s and 600 s. After the rest it is half open: one call at a time probes the account. A
/// probe that fails opens it again; three in a row that the account answers close it, and the openings are
/// forgotten.
///
/// Only what tells of the account counts. What is the message's or the recipient's fault is an answer like
/// any other, and being asked to slow down is neither an answer nor a failure.
package struct CircuitBreaker: Equatable, Sendable {
    /// Failures in a row that open it.
    package static let failuresMax = 3
    /// Calls within a minute from which on their failing half opens it.
    package static let callsMin = 10
    /// Answered probes that close it.
    package static let probesMax = 3
    private static let pauseShortest = Duration.seconds(5)
    private static let pauseLongest = Duration.seconds(60)
    private static let repairShortest = Duration.seconds(30)
    private static let repairLongest = Duration.seconds(600)

    /// Calls that tell of the account.
    private struct Calls: Equatable, Sendable {
        var all = 0
        var failed = 0
    }

    /// How often it opened since it was last closed.
    package private(set) var openings = 0
    /// Failures since the account last answered.
    package private(set) var failuresInRow = 0
    /// The rest after the last opening; nil when closed.
    private var rest: Rest?
    private var probesAnswered = 0
    private var calls = RecentBuckets(6, of: .seconds(10), empty: Calls())

    /// A closed breaker that knows nothing yet.
    package init() {}

    /// The breaker as `change` left it: a rest goes on after a restart, and its length is not forgotten.
    package init(restored change: BreakerChanged) {
        guard change.state != .closed else { return }
        let length = (change.until ?? change.at) - change.at
        rest = Rest(from: change.at, lasting: min(length, Self.repairLongest))
        openings = max(1, change.openings)
    }

    /// Until when the account rests; in the past when half open, nil when closed.
    package var until: Timestamp? { rest?.until }

    /// Where it stands at `now`.
    package func state(now: Timestamp) -> BreakerState {
        guard let rest else { return .closed }
        return rest.lasts(at: now) ? .open : .halfOpen
    }

    /// Counts how a call ended; returns the change if it made one.
    ///
    /// - Parameter took: how long the call took. One that was on its way when the breaker opened says nothing
    ///   more: several that fail together make one opening, and none of them is taken for a probe.
    package mutating func record(_ outcome: Outcome, took: Duration = .zero, now: Timestamp) -> Change? {
        guard let sign = Sign(outcome) else { return nil }
        if let rest {
            guard !rest.lasts(at: now), !rest.interrupted(callEndingAt: now, took: took) else { return nil }
        }
        failuresInRow = sign == .answered ? 0 : failuresInRow + 1
        if sign == .misconfigured {
            return open(sign, now: now, because: "The provider says that the account is at fault.")
        }
        return rest == nil ? count(sign, outcome, now: now) : probe(sign, outcome, now: now)
    }

    /// Closes it by hand; returns the change, or nil if it was closed. What it had counted is forgotten.
    package mutating func reset(by who: String, now: Timestamp) -> Change? {
        let wasClosed = rest == nil
        let change = close(now: now, because: "Reset by \(who).")
        return wasClosed ? nil : change
    }

    private mutating func count(_ sign: Sign, _ outcome: Outcome, now: Timestamp) -> Change? {
        calls.note(now: now) { bucket in
            bucket.all += 1
            bucket.failed += sign == .failed ? 1 : 0
        }
        guard sign == .failed else { return nil }
        if failuresInRow >= Self.failuresMax {
            let reason = "\(failuresInRow) calls in a row failed, the last one as \(outcome.name)."
            return open(sign, now: now, because: reason)
        }
        let all = calls.all(now: now).reduce(0) { $0 + $1.all }
        let failed = calls.all(now: now).reduce(0) { $0 + $1.failed }
        guard all >= Self.callsMin, failed * 2 >= all else { return nil }
        let reason = "\(failed) of \(all) calls within a minute failed, the last one as \(outcome.name)."
        return open(sign, now: now, because: reason)
    }

    private mutating func probe(_ sign: Sign, _ outcome: Outcome, now: Timestamp) -> Change? {
        guard sign == .answered else {
            return open(sign, now: now, because: "A probe failed as \(outcome.name).")
        }
        probesAnswered += 1
        guard probesAnswered >= Self.probesMax else { return nil }
        return close(now: now, because: "\(probesAnswered) probes in a row were answered.")
    }

    private mutating func open(_ sign: Sign, now: Timestamp, because reason: String) -> Change {
        let isRepair = sign == .misconfigured
        let shortest = isRepair ? Self.repairShortest : Self.pauseShortest
        let longest = isRepair ? Self.repairLongest : Self.pauseLongest
        let length = min(shortest.milliseconds << Int64(min(openings, 10)), longest.milliseconds)
        let rest = Rest(from: now, lasting: .milliseconds(length))
        self.rest = rest
        openings += 1
        probesAnswered = 0
        calls.clear()
        return Change(at: now, state: .open, until: rest.until, openings: openings, reason: reason)
    }

    private mutating func close(now: Timestamp, because reason: String) -> Change {
        self = CircuitBreaker()
        return Change(at: now, state: .closed, until: nil, openings: 0, reason: reason)
    }
}

extension CircuitBreaker {
    /// What an outcome tells of the account.
    private enum Sign {
        /// It works, whatever it answered.
        case answered
        /// It did not take the message, or did not say.
        case failed
        /// Somebody has to repair it.
        case misconfigured

        /// Nil for what tells nothing.
        init?(_ outcome: Outcome) {
            switch outcome {
            case .delivered, .accepted, .rejected(.permanent), .rejected(.recipientBlocked),
                .deferred(.recipientThrottled):
                self = .answered
            case .deferred(.transient), .uncertain: self = .failed
            case .rejected(.misconfigured): self = .misconfigured
            case .deferred(.accountThrottled): return nil
            }
        }
    }

    /// That a breaker opened or closed; it does not know whose it is.
    package struct Change: Equatable, Sendable {
        /// When.
        package let at: Timestamp
        /// Where it stands now: open or closed.
        package let state: BreakerState
        /// Until when the account rests; nil for a closed breaker.
        package let until: Timestamp?
        /// How often it opened since it was last closed; zero for a closed breaker.
        package let openings: Int
        /// What made it change, one sentence for the operator.
        package let reason: String

        /// The fact that the journal keeps.
        package func fact(of account: AccountID) -> BreakerChanged {
            BreakerChanged(
                account: account, at: at, state: state, until: until, openings: openings, reason: reason)
        }
    }
}
