import Glibc
package import Messaging

/// The machine's clock.
package struct WallClock: TimeSource {
    /// The machine's clock.
    package init() {}

    /// The current moment.
    package static var now: Timestamp {
        var time = timespec()
        // Safe because the call only fills in the structure it is given.
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The current moment.
    package var now: Timestamp { Self.now }

    /// Returns at `moment` or when the task is cancelled. Looks at the clock once a minute at least, so a
    /// clock that was set is noticed.
    package func sleep(until moment: Timestamp) async {
        while !Task.isCancelled {
            let left = moment - now
            guard left > .zero else { return }
            do {
                try await Task.sleep(for: min(left, .seconds(60)))
            } catch {
                return
            }
        }
    }
}
