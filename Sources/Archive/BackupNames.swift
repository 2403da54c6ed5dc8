package import Messaging

/// How the files of a state directory and of its backups are called.
package enum BackupNames {
    /// Messages and how they went.
    package static let ledger = "ledger.sqlite"
    /// The settings.
    package static let catalog = "catalog.sqlite"
    /// What a backup says of itself.
    package static let manifest = "manifest.json"
    /// The master key, where it lies beside the databases.
    package static let key = "master.key"
    /// The files that are handed to others; the key is not.
    package static let handedOut = [manifest, ledger, catalog]

    /// Where the daemon keeps the backups that it makes, in its state directory.
    static let folder = "backups"
    /// The folder of the journal's segments.
    static let journal = "journal"
    /// What is being made there.
    static let unfinished = "unfinished"
    /// The marker of a queue that is held.
    static let hold = "queue-held"
    /// The marker of a queue that is drained.
    static let draining = "queue-draining"
    /// Held by the daemon while it runs, and by a restore.
    static let lock = "lock"
    /// What a restore makes, before anything is moved.
    static let staging = "restore-staging"
    /// The same while it is being moved to its place: until it is gone, no daemon may start.
    static let moving = "restoring"
    /// What a restore put aside.
    static let replaced = "replaced-"

    /// What a backup that was begun at `moment` is called.
    package static func backup(at moment: Timestamp) -> String { "message-push-backup-" + compact(moment) }

    /// `20261124T001500Z`.
    static func compact(_ moment: Timestamp) -> String {
        moment.description.filter { $0 != "-" && $0 != ":" }
    }

    /// Whether a name is one that the daemon gave to a backup; others lead nowhere.
    static func isBackup(_ name: String) -> Bool {
        let prefix = "message-push-backup-"
        return name.hasPrefix(prefix)
            && name.utf8.dropFirst(prefix.utf8.count).allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "T")
                    || byte == UInt8(ascii: "Z") || byte == UInt8(ascii: "-")
            }
    }
}
