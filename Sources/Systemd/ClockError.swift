import CSystemd

/// How far the machine's clock may be off.
package enum ClockError {
    /// What the kernel says where no time server holds the clock.
    package static let unheld = Duration.seconds(16)

    /// The kernel's own estimate, which grows until it is ``unheld``; nil where it does not say, as in
    /// systemd's sandbox.
    ///
    /// systemd's timedatectl goes by the same number, and not by the kernel's flag, which time servers also
    /// set to keep the kernel's hands off the hardware's clock.
    package static var most: Duration? {
        let microseconds = csystemd_clock_error()
        return microseconds < 0 ? nil : .microseconds(microseconds)
    }
}
