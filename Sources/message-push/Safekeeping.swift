import Archive
import Ledger
import Logging
import Messaging
import ServiceLifecycle

/// Backups, whether the queue is held because the state came from one, and whether it is drained.
struct Safekeeping {
    let hold: QueueHold
    let drain: QueueHold
    let backups: BackupDesk

    /// Reads whether the queue is held, and says so in the log.
    init(
        _ settings: Settings, _ masterKey: [UInt8], bookkeeper: Bookkeeper, time: any TimeSource,
        logger: Logger
    ) throws(ArchiveError) {
        hold = try QueueHold(stateDirectory: settings.stateDirectory)
        drain = try QueueHold(stateDirectory: settings.stateDirectory, of: .accepting)
        backups = BackupDesk(
            of: BackupHouse(settings: settings, key: masterKey), bookkeeper: bookkeeper, time: time,
            isStopping: { Task.isShuttingDownGracefully })
        if let drain = drain.current {
            logger.warning(
                "the queue is being drained, nothing is accepted; to go on: message-push queue resume",
                metadata: ["since": "\(drain.since)"])
        }
        guard let hold = hold.current else { return }
        logger.warning(
            "the queue is held, nothing is sent; to go on: message-push queue resume",
            metadata: ["reason": "\(hold.reason.rawValue)", "since": "\(hold.since)"])
    }

    /// Whether nothing is to be sent.
    var isHeld: @Sendable () -> Bool { { [hold] in hold.current != nil } }

    /// Whether nothing new is to be accepted.
    var isDraining: @Sendable () -> Bool { { [drain] in drain.current != nil } }

    /// Whether this is a copy that has not been told to go on: it fetches no receipts, which providers hand
    /// out only once.
    var isCopy: @Sendable () -> Bool { { [hold] in hold.current?.reason == .restored } }
}
