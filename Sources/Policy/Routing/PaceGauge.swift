package import Messaging

/// Keeps a ``Pace``: the generic cell rate algorithm (ITU-T I.371) in its virtual scheduling form.
package struct PaceGauge: Equatable, Sendable {
    /// The pace that is kept.
    package private(set) var pace: Pace
    /// When the next one would be expected if all kept the interval, in microseconds since the epoch.
    private var expected: Int64
    /// The most that ever happened at once beyond the one that was asked for.
    private var excess: Int64 = 0

    /// A gauge that allows a whole burst at once.
    package init(_ pace: Pace) {
        self.pace = pace
        // Long ago, and far enough from the smallest number to count back from.
        expected = .min / 2
    }

    /// A gauge that knows nothing of what was done before `moment`, and takes it that all that was allowed
    /// was done: so a restart never makes two bursts of one.
    package init(_ pace: Pace, since moment: Timestamp) {
        self.pace = pace
        expected = Self.microseconds(moment) + Int64(pace.burst) * pace.interval.wholeMicroseconds
    }

    /// Follows a change of the pace.
    package mutating func setPace(_ pace: Pace) { self.pace = pace }

    /// When the next may happen; nil for now.
    package func next(now: Timestamp) -> Timestamp? {
        let tolerance = Int64(pace.burst - 1) * pace.interval.wholeMicroseconds
        let allowed = clamped(now) - tolerance
        guard allowed > Self.microseconds(now) else { return nil }
        return Timestamp(milliseconds: (allowed + 999) / 1000)
    }

    /// Counts what happens now: one, or several at once, which make the next wait so much longer.
    package mutating func take(now: Timestamp, count: Int = 1) {
        excess = max(excess, Int64(count - 1))
        expected = max(clamped(now), Self.microseconds(now)) + Int64(count) * pace.interval.wholeMicroseconds
    }

    /// Whether it remembers nothing that still matters.
    package func isRested(now: Timestamp) -> Bool { expected <= Self.microseconds(now) }

    /// What was expected, but never later than after all that may happen at once: the clock may have been
    /// set back.
    private func clamped(_ now: Timestamp) -> Int64 {
        let most = (Int64(pace.burst) + excess) * pace.interval.wholeMicroseconds
        return min(expected, Self.microseconds(now) + most)
    }

    private static func microseconds(_ moment: Timestamp) -> Int64 { moment.milliseconds * 1000 }
}

extension Duration {
    fileprivate var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
