import Archive
import Ledger
import Logging
import Messaging
import ServiceLifecycle

/// Backups, and whether the queue is held because the state came from one.
struct Safekeeping {
    let hold: QueueHold
    let backups: BackupDesk

    /// Reads whether the queue is held, and says so in the log.
    init(
        _ settings: Settings, _ masterKey: [UInt8], bookkeeper: Bookkeeper, time: any TimeSource,
        logger: Logger
    ) throws(ArchiveError) {
        hold = try QueueHold(stateDirectory: settings.stateDirectory)
        backups = BackupDesk(
            of: BackupHouse(settings: settings, key: masterKey), bookkeeper: bookkeeper, time: time,
            isStopping: { Task.isShuttingDownGracefully })
        guard let hold = hold.current else { return }
        logger.warning(
            "the queue is held, nothing is sent; to go on: message-push queue resume",
            metadata: ["reason": "\(hold.reason.rawValue)", "since": "\(hold.since)"])
    }

    /// Whether nothing is to be sent.
    var isHeld: @Sendable () -> Bool { { [hold] in hold.current != nil } }

    /// Whether this is a copy that has not been told to go on: it fetches no receipts, which providers hand
    /// out only once.
    var isCopy: @Sendable () -> Bool { { [hold] in hold.current?.reason == .restored } }
}
