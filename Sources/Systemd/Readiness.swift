import CSystemd
import Glibc

/// Tells systemd how far the daemon is.
///
/// Without systemd (`NOTIFY_SOCKET` is not set) every call does nothing. A call never throws,
/// because there is nothing better to do than to go on: it answers `false` if systemd listens but
/// could not be told, and systemd then acts by its own timeouts.
///
/// A call is one datagram to process 1. It waits only while systemd's queue is full.
///
/// - SeeAlso: sd_notify(3).
package struct Readiness: Sendable {
    /// The longest status text, in UTF-8 bytes. systemd reads at most 4096 bytes for a whole
    /// notification, and an operator at most a line.
    static let statusBytesMax = 512

    private let send: @Sendable (String) -> Bool

    /// Reports to the systemd that started this process, if any.
    package init() {
        self.init { text in
            // Safe: the string is copied into the datagram before the call returns.
            unsafe sd_notify(0, text) >= 0
        }
    }

    /// Reports to `send`, which answers whether the report got through.
    init(send: @escaping @Sendable (String) -> Bool) {
        self.send = send
    }

    /// Says that the daemon is started, or that a reload is finished.
    @discardableResult
    package func ready() -> Bool {
        send("READY=1")
    }

    /// Shows one line in `systemctl status`. Longer text is cut after 512 bytes, and a line break
    /// is shown as `\n`: otherwise it could begin another assignment.
    @discardableResult
    package func status(_ text: String) -> Bool {
        send("STATUS=" + text.withVisibleControls.prefix(utf8Bytes: Self.statusBytesMax))
    }

    /// Says that the start takes longer: systemd waits this long from now, however little time is left of
    /// `TimeoutStartSec=`.
    @discardableResult
    package func extendStart(by duration: Duration) -> Bool {
        send("EXTEND_TIMEOUT_USEC=\(duration.components.seconds * 1_000_000)")
    }

    /// Says that the daemon has begun to shut down.
    @discardableResult
    package func stopping() -> Bool {
        send("STOPPING=1")
    }

    /// Says that the settings are being read again. ``ready()`` ends it.
    ///
    /// `MONOTONIC_USEC` is what `Type=notify-reload` asks for (systemd 253); older ones ignore it.
    @discardableResult
    package func reloading() -> Bool {
        var now = timespec()
        // Safe: `now` is a place for one timespec, and the clock exists on every Linux.
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
        return send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
    }

    /// Names the daemon's main process, for when it is not the one systemd started.
    @discardableResult
    package func mainProcess(_ pid: Int32) -> Bool {
        send("MAINPID=\(pid)")
    }

    /// Resets systemd's watchdog. Owned by ``Watchdog``.
    @discardableResult
    func pet() -> Bool {
        send("WATCHDOG=1")
    }
}
