package import Policy

/// How much the dispatcher has in hand.
package struct OutboundLimits: Equatable, Sendable {
    /// How much of the waiting work is in memory.
    package var schedule: ScheduleLimits
    /// Attempts under way over all accounts (`attempts_in_flight_max`). A quarter is kept for the urgent
    /// lane, and no account gets more than a quarter, so that one slow provider cannot hold them all.
    package var attemptsInFlightMax: Int
    /// Bytes of message contents in memory.
    package var contentBytesMax: Int
    /// How long attempts may go on when the daemon is told to stop (`shutdown_grace_seconds`).
    package var shutdownGrace: Duration

    /// Limits; the defaults are those of the settings.
    package init(
        schedule: ScheduleLimits = ScheduleLimits(), attemptsInFlightMax: Int = 256,
        contentBytesMax: Int = 16 << 20, shutdownGrace: Duration = .seconds(20)
    ) {
        self.schedule = schedule
        self.attemptsInFlightMax = attemptsInFlightMax
        self.contentBytesMax = contentBytesMax
        self.shutdownGrace = shutdownGrace
    }
}
