import Cryptography
import Execution
package import Ledger
package import Messaging
import Synchronization

/// Makes backups while the daemon works, one at a time, and hands them out.
///
/// A backup is a folder with a copy of each database and a manifest. The ledger is copied as it is at one
/// moment, once it holds everything that was durable when the backup was asked for, so no journal is needed
/// beside it. The catalog is copied after it, so that it knows every account and channel that the ledger
/// names. A backup has its name only when it is whole, verified and on the disk. All of that happens on a
/// thread of the desk's own.
package actor BackupDesk {
    /// What the desk knows of the house.
    package struct House: Sendable {
        let stateDirectory: String
        let keyFile: String
        let key: [UInt8]
        let reserve: Int
        let program: String

        /// A house that works in `stateDirectory`.
        ///
        /// - Parameters:
        ///   - keyFile: where the master key was read from.
        ///   - key: the master key.
        ///   - reserve: bytes of the disk that stay free for accepted messages.
        ///   - program: the version that made the backup.
        package init(stateDirectory: String, keyFile: String, key: [UInt8], reserve: Int, program: String) {
            self.stateDirectory = stateDirectory
            self.keyFile = keyFile
            self.key = key
            self.reserve = reserve
            self.program = program
        }
    }

    /// A backup that was made.
    package struct Made: Sendable {
        /// What it is called.
        package let name: String
        /// Its folder, below the state directory.
        package let folder: String
        /// What it says of itself.
        package let manifest: BackupManifest
        /// Whether the master key is in it.
        package let hasKey: Bool
        /// Where the daemon has the master key from.
        package let keyFile: String
    }

    private let house: House
    private let bookkeeper: Bookkeeper
    private let time: any TimeSource
    private let freeBytes: @Sendable (String) -> Int?
    private let isStopping: @Sendable () -> Bool
    private let executor = QueueExecutor(label: "backup")
    private let current = Mutex<BackupProgress?>(nil)
    private var isBusy = false

    /// How often the tables are waited for, as long as ``Bookkeeper/readPatience`` each time.
    private static let patience = 30

    /// A desk that keeps its backups in the state directory.
    ///
    /// - Parameters:
    ///   - freeBytes: bytes that may still be written below a path; nil when nobody knows.
    ///   - isStopping: whether the daemon waits for the caller's task to end; then a backup is given up.
    package init(
        of house: House, bookkeeper: Bookkeeper, time: any TimeSource,
        freeBytes: @escaping @Sendable (String) -> Int?, isStopping: @escaping @Sendable () -> Bool
    ) {
        self.house = house
        self.bookkeeper = bookkeeper
        self.time = time
        self.freeBytes = freeBytes
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
    package func make(withKey: Bool) async throws(ArchiveError) -> Made {
        guard !isBusy else { throw ArchiveError(.busy, "A backup is being made already. Wait for it.") }
        isBusy = true
        defer {
            isBusy = false
            tell(nil)
        }
        tell(BackupProgress("waiting for the ledger"))
        try await waitForTables()
        let madeAt = time.now
        try checkRoom()
        let folders = house.stateDirectory + "/" + BackupNames.folder
        let unfinished = folders + "/" + BackupNames.unfinished
        try ArchiveFolder.make(folders, mayExist: true)
        try ArchiveFolder.remove(unfinished)
        try ArchiveFolder.make(unfinished)
        do throws(ArchiveError) {
            let manifest = try fill(unfinished, madeAt: madeAt)
            let hasKey = withKey || house.keyFile.hasPrefix(house.stateDirectory + "/")
            if hasKey {
                let digits = Array((Hex.encode(house.key) + "\n").utf8)
                try ArchiveFile.write(digits, to: unfinished + "/" + BackupNames.key)
            }
            try ArchiveFolder.sync(unfinished)
            let name = ArchiveFolder.freeName(in: folders, like: BackupNames.backup(at: madeAt))
            let folder = folders + "/" + name
            try ArchiveFolder.rename(unfinished, to: folder)
            try ArchiveFolder.sync(folders)
            return Made(
                name: name, folder: folder, manifest: manifest, hasKey: hasKey, keyFile: house.keyFile)
        } catch {
            try ArchiveFolder.remove(unfinished)
            throw error
        }
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

    private func fill(_ folder: String, madeAt: Timestamp) throws(ArchiveError) -> BackupManifest {
        let ledger = try copy(BackupNames.ledger, "the ledger", to: folder)
        let catalog = try copy(BackupNames.catalog, "the catalog", to: folder)
        let position: Position
        do throws(LedgerError) {
            position = try LedgerFile.position(at: folder + "/" + BackupNames.ledger)
        } catch {
            throw ArchiveError(.damaged, "The copy of the ledger cannot be read: \(error)")
        }
        let manifest = BackupManifest(
            program: house.program, madeAt: madeAt, position: position,
            keyCheck: KeyCheck.text(of: house.key),
            ledger: ledger, catalog: catalog)
        try ArchiveFile.write(
            Array((manifest.json.text(.pretty) + "\n").utf8), to: folder + "/" + BackupNames.manifest)
        return manifest
    }

    /// Copies a database, verifies the copy against what was counted in the original, and measures it.
    private func copy(
        _ file: String, _ name: String, to folder: String
    ) throws(ArchiveError) -> BackupManifest.Copy {
        let target = folder + "/" + file
        let rows = try DatabaseCopy.make(of: house.stateDirectory + "/" + file, at: target) {
            [self] share throws(ArchiveError) in
            tell(BackupProgress("copying \(name)", share: share))
            try checkStopping()
            // The database's own log grows while it is being read, so the room is looked at again.
            if let free = freeBytes(house.stateDirectory), free < house.reserve {
                throw noRoom(0, free: free)
            }
        }
        tell(BackupProgress("checking \(name)"))
        // Each entry of the small one's indexes is looked up. For the large one that would take a random read
        // each; its indexes were copied page by page from those that the daemon works with.
        let found = try DatabaseCopy.examine(target, thoroughly: file == BackupNames.catalog)
        guard found == rows else {
            throw ArchiveError(.damaged, "The copy of \(name) holds other rows than the original. Try again.")
        }
        tell(BackupProgress("measuring \(name)"))
        try ArchiveFolder.sync(target)
        let measure = try ArchiveFile.measure(target) { _ throws(ArchiveError) in try checkStopping() }
        return BackupManifest.Copy(measure: measure, rows: rows)
    }

    private func checkStopping() throws(ArchiveError) {
        guard isStopping() || Task.isCancelled else { return }
        throw ArchiveError(.trouble, "The daemon is stopping; the backup was given up.")
    }

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

    private func checkRoom() throws(ArchiveError) {
        let needed = [BackupNames.ledger, BackupNames.ledger + "-wal", BackupNames.catalog].reduce(0) {
            $0 + ArchiveFolder.bytes(of: house.stateDirectory + "/" + $1)
        }
        // A tenth more, for what is written while the copy is made.
        let wanted = needed + needed / 10
        if let free = freeBytes(house.stateDirectory), free < house.reserve + wanted {
            throw noRoom(wanted, free: free)
        }
    }

    private func noRoom(_ needed: Int, free: Int) -> ArchiveError {
        ArchiveError(
            .noRoom,
            """
            There is too little room for a backup in \(house.stateDirectory): it takes about \
            \(needed >> 20) MiB, \(house.reserve >> 20) MiB stay free for accepted messages, and \
            \(free >> 20) MiB are free. Free some space; older backups lie in \(BackupNames.folder).
            """)
    }

    private func folder(of backup: String) throws(ArchiveError) -> String {
        let path = house.stateDirectory + "/" + BackupNames.folder + "/" + backup
        guard BackupNames.isBackup(backup), ArchiveFolder.isFolder(path) else {
            throw ArchiveError(.notFound, "There is no backup \(backup).")
        }
        return path
    }

    private func tell(_ progress: BackupProgress?) { current.withLock { $0 = progress } }
}
