package import Messaging

/// The backup that is made before a new edition of the program changes the tables, so that the edition before
/// can be installed again: with what the journal holds beyond the ledger, since no daemon ran to apply it.
package enum UpgradeBackup {
    /// Makes the backup. Blocks, for as long as copying and reading the databases takes.
    ///
    /// - Parameter progress: told what is being done.
    /// - Throws: kind `inUse` while a daemon runs there, `noRoom` with how much is missing. Nothing has
    ///   changed then.
    package static func make(
        of house: BackupHouse, at moment: Timestamp, progress: @escaping (BackupProgress) -> Void
    ) throws(ArchiveError) -> MadeBackup {
        let lock = try StateLock(house.stateDirectory)
        let made = try BackupMaking(house: house, madeAt: moment, check: {}, tell: progress)
            .run(withKey: false, withJournal: true)
        // The lock is held up to here.
        _ = consume lock
        return made
    }
}
