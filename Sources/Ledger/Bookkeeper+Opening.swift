package import Journal
package import Messaging

extension Bookkeeper {
    /// Opens the journal and the ledger in `directory`, and applies what the last run left behind. Blocks
    /// the caller while SQLite opens; called once, before anything runs.
    ///
    /// - Parameter observer: told what the ledger does, this catching up included.
    /// - Throws: ``LedgerError/Kind/locked`` if another daemon has the directory;
    ///   ``LedgerError/Kind/damaged`` with what to do if the files are not what was written.
    package static func open(
        directory: String, limits: JournalLimits, executors: Executors, time: any TimeSource,
        observer: LedgerObserver = .none
    ) async throws(LedgerError) -> Bookkeeper {
        let disk = FileDisk(stateDirectory: directory, onSync: observer.onSync)
        let journal = try await openJournal(disk, limits: limits)
        let database = try LedgerDatabase.open(path: directory + "/ledger.sqlite")
        return try await Bookkeeper(
            journal: journal, disk: disk, limits: limits, database: database, executors: executors,
            time: time, observer: observer)
    }

    static func openJournal(_ disk: any JournalDisk, limits: JournalLimits) async throws(LedgerError)
        -> JournalWriter
    {
        do {
            return try await JournalWriter.open(disk: disk, limits: limits)
        } catch {
            throw LedgerError(error)
        }
    }
}
