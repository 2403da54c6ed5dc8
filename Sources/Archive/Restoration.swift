import Journal
import Ledger
package import Messaging

/// Makes a state directory of a backup, for a daemon that does not run.
///
/// All of it is made and verified beside what is there, in `restore-staging`, before anything is moved.
/// While the parts are moved to their places the folder is called `restoring`, and no daemon starts; so
/// whenever the power fails, the state is the old one, the new one, or one that is refused. Nothing is
/// deleted: what was there lies in a folder `replaced-…` afterwards.
package struct Restoration {
    /// The backup's folder.
    private let backup: String
    private let state: String
    private let replaces: Bool
    private let isReleased: Bool
    private let now: Timestamp
    private let freeBytes: (String) -> Int?

    /// What a daemon takes beside the databases at its start: two segments of the journal, and a little.
    private static let extraBytes = 192 << 20
    /// What stays where it is in a directory whose state is replaced.
    private static let staying: Set = [
        BackupNames.lock, BackupNames.folder, BackupNames.moving, "lost+found",
    ]

    /// A deed that is not yet done.
    ///
    /// - Parameters:
    ///   - replaces: whether what the state directory holds may be put aside.
    ///   - isReleased: whether the queue goes on at once instead of being held.
    ///   - freeBytes: bytes that may still be written below a path; nil when nobody knows.
    package init(
        of backup: String, to stateDirectory: String, replaces: Bool, isReleased: Bool, now: Timestamp,
        freeBytes: @escaping (String) -> Int?
    ) {
        self.backup = backup
        state = stateDirectory
        self.replaces = replaces
        self.isReleased = isReleased
        self.now = now
        self.freeBytes = freeBytes
    }

    /// Throws if a restore into this directory was interrupted while it moved things. For the daemon's start.
    package static func check(_ stateDirectory: String) throws(ArchiveError) {
        guard ArchiveFolder.exists(stateDirectory + "/" + BackupNames.moving) else { return }
        throw ArchiveError(
            .damaged,
            """
            A restore into \(stateDirectory) was interrupted. Run it again with --replace; what was there \
            before lies in a folder \(BackupNames.replaced)…, and the backup is as it was.
            """)
    }

    /// Verifies the backup and lays the state out. Blocks, for as long as reading the backup twice takes.
    ///
    /// - Parameter progress: told what is being done.
    /// - Throws: kind `inUse` while a daemon runs there, `occupied` if the directory is not empty and may not
    ///   be replaced, `damaged` if the backup is not what was written, `noRoom`. Nothing has changed then.
    package func run(progress: (BackupProgress) -> Void) throws(ArchiveError) -> RestoredState {
        let manifest = try BackupManifest.read(backup)
        try ArchiveFolder.make(state, mayExist: true)
        let lock = try StateLock(state)
        try ArchiveFolder.giveAway(state + "/" + BackupNames.lock, toOwnerOf: state)
        let old = try occupants()
        guard old.isEmpty || replaces else {
            throw ArchiveError(
                .occupied,
                """
                \(state) is not empty. To put what is there aside and restore, say --replace; or name \
                another directory with --state.
                """)
        }
        try checkRoom(for: manifest)
        let staging = state + "/" + BackupNames.staging
        try ArchiveFolder.remove(staging)
        do throws(ArchiveError) {
            try stage(manifest, in: staging, progress)
        } catch {
            try ArchiveFolder.remove(staging)
            throw error
        }
        let key = try key(of: manifest, staged: staging)
        progress(BackupProgress("moving all to its place"))
        let aside = try move(old, keepingKey: key == .kept, from: staging)
        // The lock is held up to here.
        _ = consume lock
        return RestoredState(
            manifest: manifest, key: key, aside: aside, isHeld: !isReleased)
    }

    // MARK: What there is

    private func occupants() throws(ArchiveError) -> [String] {
        try ArchiveFolder.names(in: state).filter { name in
            !Self.staying.contains(name) && name != BackupNames.staging
                && !name.hasPrefix(BackupNames.replaced)
        }
    }

    private func checkRoom(for manifest: BackupManifest) throws(ArchiveError) {
        let needed = manifest.bytes + Self.extraBytes
        guard let free = freeBytes(state), free < needed else { return }
        throw ArchiveError(
            .noRoom,
            """
            There is too little room in \(state): the state takes \(needed >> 20) MiB, and \(free >> 20) MiB \
            are free.
            """)
    }

    // MARK: The new state

    private func stage(
        _ manifest: BackupManifest, in staging: String, _ progress: (BackupProgress) -> Void
    ) throws(ArchiveError) {
        try ArchiveFolder.make(staging)
        try copy(BackupNames.catalog, manifest.catalog, to: staging, progress)
        try copy(BackupNames.ledger, manifest.ledger, to: staging, progress)
        try layJournal(manifest, in: staging)
        if !isReleased { try QueueHold.lay(Hold(.restored, since: now), in: staging) }
        let key = backup + "/" + BackupNames.key
        if ArchiveFolder.exists(key) {
            let digits = try ArchiveFile.contents(of: key, most: 1024)
            try ArchiveFile.write(digits, to: staging + "/" + BackupNames.key)
            guard try KeyCheck.text(ofKeyFile: key) == manifest.keyCheck else {
                throw ArchiveError(.damaged, "\(key) is not the master key that the backup was made with.")
            }
        }
        try ArchiveFolder.giveAway(staging, toOwnerOf: state)
        try ArchiveFolder.sync(staging)
    }

    /// Copies a database and verifies what was written, and then what is in it.
    private func copy(
        _ file: String, _ copy: BackupManifest.Copy, to staging: String,
        _ progress: (BackupProgress) -> Void
    ) throws(ArchiveError) {
        let (source, target) = (backup + "/" + file, staging + "/" + file)
        var bytes = 0
        let measure = try ArchiveFile.copy(source, to: target) { piece throws(ArchiveError) in
            bytes += piece.count
            progress(
                BackupProgress(
                    "copying \(file)", share: min(1, Double(bytes) / Double(copy.measure.bytes))))
        }
        guard measure == copy.measure else { throw Self.changed(source, measure, copy.measure) }
        progress(BackupProgress("checking \(file)"))
        guard try DatabaseCopy.examine(target, thoroughly: file == BackupNames.catalog) == copy.rows else {
            throw ArchiveError(.damaged, "\(source) holds other rows than its manifest says.")
        }
    }

    /// Brings the journal back that belongs to the ledger. Where the ledger needs none the next event is the
    /// first of a new one, where the old one was.
    private func layJournal(_ manifest: BackupManifest, in staging: String) throws(ArchiveError) {
        do {
            let path = staging + "/" + BackupNames.ledger
            let position = try LedgerFile.position(at: path)
            guard position == manifest.position else {
                throw ArchiveError(.damaged, "\(path) is not from the moment that the manifest says.")
            }
            let disk = FileDisk(stateDirectory: staging)
            try ArchiveFolder.make(disk.path)
            guard manifest.journal.isEmpty else { return try copyJournal(manifest.journal, to: disk.path) }
            try JournalBeginning.lay(at: JournalPosition(rawValue: position.offset), on: disk)
        } catch let error as ArchiveError {
            throw error
        } catch let error as LedgerError {
            throw ArchiveError(.damaged, error.description)
        } catch {
            throw ArchiveError(.trouble, "\(error)")
        }
    }

    private func copyJournal(
        _ segments: [String: FileMeasure], to folder: String
    ) throws(ArchiveError) {
        for (name, expected) in segments {
            let source = backup + "/" + BackupNames.journal + "/" + name
            let measure = try ArchiveFile.copy(source, to: folder + "/" + name) { _ in }
            guard measure == expected else { throw Self.changed(source, measure, expected) }
        }
        try ArchiveFolder.sync(folder)
    }

    /// Where the master key is that opens the restored catalog.
    private func key(
        of manifest: BackupManifest, staged staging: String
    ) throws(ArchiveError) -> RestoredState.Key {
        if ArchiveFolder.exists(staging + "/" + BackupNames.key) { return .restored }
        let old = state + "/" + BackupNames.key
        guard ArchiveFolder.exists(old), try KeyCheck.text(ofKeyFile: old) == manifest.keyCheck else {
            return .elsewhere
        }
        return .kept
    }

    // MARK: Its place

    /// Puts the old state aside and the new one in its place; returns where the old one is.
    private func move(
        _ old: [String], keepingKey: Bool, from staging: String
    ) throws(ArchiveError) -> String? {
        let moving = state + "/" + BackupNames.moving
        // An earlier restore that was interrupted left its parts; they are in the backup.
        try ArchiveFolder.remove(moving)
        try ArchiveFolder.rename(staging, to: moving)
        try ArchiveFolder.sync(state)
        let leaving = old.filter { !(keepingKey && $0 == BackupNames.key) }
        let name = BackupNames.replaced + BackupNames.compact(now)
        let aside =
            leaving.isEmpty ? nil : state + "/" + ArchiveFolder.freeName(in: state, like: name)
        if let aside {
            try ArchiveFolder.make(aside)
            try ArchiveFolder.giveAway(aside, toOwnerOf: state)
            for name in leaving {
                try ArchiveFolder.rename(state + "/" + name, to: aside + "/" + name)
            }
            try ArchiveFolder.sync(aside)
        }
        for name in try ArchiveFolder.names(in: moving) {
            try ArchiveFolder.rename(moving + "/" + name, to: state + "/" + name)
        }
        try ArchiveFolder.sync(state)
        try ArchiveFolder.remove(moving)
        try ArchiveFolder.sync(state)
        return aside
    }

    private static func changed(
        _ path: String, _ found: FileMeasure, _ expected: FileMeasure
    ) -> ArchiveError {
        let what =
            found.bytes == expected.bytes
            ? "its SHA-256 is not that of the manifest"
            : "it has \(found.bytes) bytes, and the manifest says \(expected.bytes)"
        return ArchiveError(
            .damaged, "\(path) is not what was written: \(what). Nothing was restored. Take another backup.")
    }
}
