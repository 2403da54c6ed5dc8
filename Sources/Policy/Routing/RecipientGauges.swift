package import Messaging

/// How often each recipient was written to of late. Remembers only who would have to wait.
package struct RecipientGauges: Sendable {
    /// So many are remembered before those that rest are forgotten.
    private static let crowd = 10_000
    private var gauges: [Recipient: PaceGauge] = [:]
    private var crowd = Self.crowd

    /// Gauges that have seen nobody yet.
    package init() {}

    /// When `recipient` may be written to; nil for now.
    package func next(_ recipient: Recipient, now: Timestamp) -> Timestamp? {
        gauges[recipient]?.next(now: now)
    }

    /// Counts a message to `recipient` now.
    package mutating func take(_ recipient: Recipient, pace: Pace, now: Timestamp) {
        var gauge = gauges[recipient] ?? PaceGauge(pace)
        gauge.setPace(pace)
        gauge.take(now: now)
        gauges[recipient] = gauge
        if gauges.count > crowd {
            gauges = gauges.filter { !$0.value.isRested(now: now) }
            crowd = max(Self.crowd, gauges.count * 2)
        }
    }
}
