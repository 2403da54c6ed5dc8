import Execution
package import Ledger
package import Messaging
import Synchronization

/// Makes backups while the daemon works, one at a time, and hands them out.
///
/// The ledger is copied as it is at one moment, once it holds everything that was durable when the backup was
/// asked for, so no journal is needed beside it. The catalog is copied after it, so that it knows every
/// account and channel that the ledger names. All of that happens on a thread of the desk's own.
package actor BackupDesk {
    private let house: BackupHouse
    private let bookkeeper: Bookkeeper
    private let time: any TimeSource
    private let isStopping: @Sendable () -> Bool
    private let executor = QueueExecutor(label: "backup")
    private let current = Mutex<BackupProgress?>(nil)
    private var isBusy = false

    /// How often the tables are waited for, as long as ``Bookkeeper/readPatience`` each time.
    private static let patience = 30

    /// A desk that keeps its backups in the state directory.
    ///
    /// - Parameter isStopping: whether the daemon waits for the caller's task to end; then a backup is given
    ///   up.
    package init(
        of house: BackupHouse, bookkeeper: Bookkeeper, time: any TimeSource,
        isStopping: @escaping @Sendable () -> Bool
    ) {
        self.house = house
        self.bookkeeper = bookkeeper
        self.time = time
        self.isStopping = isStopping
    }

    /// The desk's thread, which files may block.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Where a backup that is being made has come to; nil while none is. From any thread.
    package nonisolated var progress: BackupProgress? { current.withLock { $0 } }

    /// Makes a backup of everything that is durable now, and verifies it.
    ///
    /// - Parameter withKey: whether the master key goes with it even if it lies elsewhere than in the state
    ///   directory.
    /// - Throws: kind `busy` while another is being made, `noRoom` with how much is missing; nothing is left
    ///   behind then.
    package func make(withKey: Bool) async throws(ArchiveError) -> MadeBackup {
        guard !isBusy else { throw ArchiveError(.busy, "A backup is being made already. Wait for it.") }
        isBusy = true
        defer {
            isBusy = false
            tell(nil)
        }
        tell(BackupProgress("waiting for the ledger"))
        try await waitForTables()
        let making = BackupMaking(
            house: house, madeAt: time.now,
            check: { [isStopping] () throws(ArchiveError) in
                guard isStopping() || Task.isCancelled else { return }
                throw ArchiveError(.trouble, "The daemon is stopping; the backup was given up.")
            }, tell: { [self] in tell($0) })
        return try making.run(withKey: withKey, withJournal: false)
    }

    /// Reads a piece of a file of a backup: `count` bytes from `offset` on, fewer where it ends.
    ///
    /// - Throws: kind `notFound` for what is no backup or not one of ``BackupNames/handedOut``: the master
    ///   key is handed to nobody.
    package func read(
        _ file: String, of backup: String, from offset: Int, count: Int
    ) throws(ArchiveError) -> [UInt8] {
        guard BackupNames.handedOut.contains(file) else {
            throw ArchiveError(.notFound, "A backup has no file \(file) that is handed out.")
        }
        let opened = try ArchiveFile(reading: try folder(of: backup) + "/" + file)
        return try opened.read(at: max(0, offset), count: min(max(0, count), ArchiveFile.pieceBytes))
    }

    /// Removes a backup.
    package func remove(_ backup: String) throws(ArchiveError) {
        try ArchiveFolder.remove(try folder(of: backup))
    }

    // MARK: The parts

    private func waitForTables() async throws(ArchiveError) {
        let wanted = bookkeeper.durable
        for _ in 0..<Self.patience {
            do {
                let reading = try await bookkeeper.read(after: wanted) { _ throws(LedgerError) -> Void in }
                if !reading.isBehind { return }
            } catch {
                throw ArchiveError(.trouble, error.description)
            }
        }
        throw ArchiveError(
            .trouble, "The ledger lies behind the journal for a minute now. Try again when it has caught up.")
    }

    private func folder(of backup: String) throws(ArchiveError) -> String {
        let path = house.stateDirectory + "/" + BackupNames.folder + "/" + backup
        guard BackupNames.isBackup(backup), ArchiveFolder.isFolder(path) else {
            throw ArchiveError(.notFound, "There is no backup \(backup).")
        }
        return path
    }

    private nonisolated func tell(_ progress: BackupProgress?) { current.withLock { $0 = progress } }
}
