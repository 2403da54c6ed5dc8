/// How often something may happen: `burst` at once, and then one every `interval`.
///
/// In any stretch of time T there are at most `burst` + T / `interval`. The generic cell rate algorithm
/// (ITU-T I.371) keeps it with one number of state.
package struct Pace: Equatable, Sendable {
    /// The time between two, on average.
    package var interval: Duration
    /// How many may happen at once after a rest, at least 1.
    package var burst: Int

    /// A pace of one every `interval`, with bursts of `burst`.
    package init(interval: Duration, burst: Int) {
        self.interval = interval
        self.burst = max(1, burst)
    }

    /// So many in a minute, bursts included: `count` − `burst` of them are spread over it.
    package static func perMinute(_ count: Double, burst: Int) -> Pace {
        let spread = max(count - Double(burst), 0.1)
        return Pace(interval: .microseconds(Int64(60_000_000 / spread)), burst: burst)
    }

    /// So many in a second, a tenth of them at once.
    package static func perSecond(_ count: Double) -> Pace {
        Pace(interval: .microseconds(Int64(1_000_000 / max(count, 0.001))), burst: Int(count / 10))
    }
}
