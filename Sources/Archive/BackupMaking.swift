import Cryptography
import Journal
import Ledger
import Messaging

/// Makes one backup: a folder with a copy of each database and a manifest, which has its name only when it is
/// whole, verified and on the disk. Blocks, for as long as copying and reading the databases takes.
struct BackupMaking {
    let house: BackupHouse
    let madeAt: Timestamp
    /// Throws if the backup is to be given up. Asked between pieces.
    let check: () throws(ArchiveError) -> Void
    let tell: (BackupProgress) -> Void

    /// Makes the backup; nothing is left behind when it throws.
    ///
    /// - Parameters:
    ///   - withKey: whether the master key goes with it even if it lies elsewhere than in the state
    ///     directory.
    ///   - withJournal: whether what the ledger does not hold yet goes with it. For a house without a daemon.
    func run(withKey: Bool, withJournal: Bool) throws(ArchiveError) -> MadeBackup {
        try checkRoom()
        let folders = house.stateDirectory + "/" + BackupNames.folder
        let unfinished = folders + "/" + BackupNames.unfinished
        try ArchiveFolder.make(folders, mayExist: true)
        try ArchiveFolder.remove(unfinished)
        try ArchiveFolder.make(unfinished)
        do throws(ArchiveError) {
            let manifest = try fill(unfinished, withJournal: withJournal)
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
            return MadeBackup(
                name: name, folder: folder, manifest: manifest, hasKey: hasKey, keyFile: house.keyFile)
        } catch {
            try ArchiveFolder.remove(unfinished)
            throw error
        }
    }

    private func fill(_ folder: String, withJournal: Bool) throws(ArchiveError) -> BackupManifest {
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
            keyCheck: KeyCheck.text(of: house.key), ledger: ledger, catalog: catalog,
            journal: withJournal ? try copyJournal(to: folder) : [:])
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
            share throws(ArchiveError) in
            tell(BackupProgress("copying \(name)", share: share))
            try check()
            // The database's own log grows while it is being read, so the room is looked at again.
            if let free = house.freeBytes(house.stateDirectory), free < house.reserve {
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
        let measure = try ArchiveFile.measure(target) { _ throws(ArchiveError) in try check() }
        return BackupManifest.Copy(measure: measure, rows: rows)
    }

    /// Copies all segments of the journal; what the ledger holds of them already is passed over at a start.
    private func copyJournal(to folder: String) throws(ArchiveError) -> [String: FileMeasure] {
        let source = house.stateDirectory + "/" + BackupNames.journal
        let target = folder + "/" + BackupNames.journal
        try ArchiveFolder.make(target)
        var segments: [String: FileMeasure] = [:]
        for name in try ArchiveFolder.names(in: source) where SegmentName.first(in: name) != nil {
            tell(BackupProgress("copying the journal"))
            segments[name] = try ArchiveFile.copy(source + "/" + name, to: target + "/" + name) {
                _ throws(ArchiveError) in try check()
            }
        }
        try ArchiveFolder.sync(target)
        return segments
    }

    private func checkRoom() throws(ArchiveError) {
        let needed = [BackupNames.ledger, BackupNames.ledger + "-wal", BackupNames.catalog].reduce(0) {
            $0 + ArchiveFolder.bytes(of: house.stateDirectory + "/" + $1)
        }
        // A tenth more, for what is written while the copy is made.
        let wanted = needed + needed / 10
        if let free = house.freeBytes(house.stateDirectory), free < house.reserve + wanted {
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
}
