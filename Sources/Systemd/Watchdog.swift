import CSystemd

/// Lets systemd restart the daemon when it hangs.
///
/// systemd kills the process if ``interval`` passes without a word (`WatchdogSec=` in the unit).
/// The word is given at half the interval, as sd_watchdog_enabled(3) advises, and only while the
/// daemon finds itself healthy.
package struct Watchdog: Sendable {
    /// The silence systemd tolerates.
    package let interval: Duration

    private let readiness: Readiness

    /// A watchdog that reports to `readiness` at half of `interval`.
    package init(interval: Duration, readiness: Readiness) {
        self.interval = interval
        self.readiness = readiness
    }

    /// The watchdog systemd wants for this process, from `WATCHDOG_USEC` and `WATCHDOG_PID`;
    /// `nil` if it wants none, or if the variables cannot be read.
    package static func requested(readiness: Readiness) -> Watchdog? {
        var microseconds: UInt64 = 0
        // Safe: the call writes one number into `microseconds`, which outlives it.
        guard unsafe sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return Watchdog(interval: .microseconds(Int64(clamping: microseconds)), readiness: readiness)
    }

    /// Asks `isHealthy` at once and then at each half of the interval, and tells systemd each time
    /// the answer is yes. Returns when its task is cancelled.
    ///
    /// An answer of no ends nothing here: the daemon has the rest of the interval to recover. An
    /// answer that never comes counts as no.
    package func run(
        clock: some Clock<Duration> = .continuous,
        isHealthy: @Sendable () async -> Bool
    ) async {
        while !Task.isCancelled {
            if await isHealthy() { readiness.pet() }
            do {
                try await clock.sleep(for: interval / 2)
            } catch {
                // A clock throws only when the task is cancelled.
                return
            }
        }
    }
}
