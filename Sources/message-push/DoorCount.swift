import Logging
import Messaging
import Synchronization
import Systemd

/// Counts the doors that opened, and tells systemd when all have.
final class DoorCount: Sendable {
    private let closed: Mutex<Int>
    private let logger: Logger

    init(doors: Int, logger: Logger) {
        closed = Mutex(doors)
        self.logger = logger
    }

    /// Notes that connections are taken at `address`.
    func opened(_ address: String) {
        logger.notice("listening", metadata: ["address": "\(address)"])
        let left = closed.withLock { closed in
            closed -= 1
            return closed
        }
        guard left == 0 else { return }
        logger.notice(
            "ready", metadata: ["version": "\(Version.current)", LogKind.key: "\(LogKind.ready)"])
        Readiness().ready()
    }
}
