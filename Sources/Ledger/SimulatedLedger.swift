package import Journal
package import Messaging

/// A ledger that lives in memory and outlives the bookkeepers that use it: what was committed is kept, as on
/// a disk that lost power. For simulations.
package struct SimulatedLedger: Sendable {
    private let database: LedgerDatabase

    /// An empty ledger.
    package init() throws(LedgerError) { database = try LedgerDatabase.inMemory() }

    /// Opens a journal on `disk` over this ledger, as ``Bookkeeper/open(directory:limits:executors:time:)`` does.
    package func open(
        disk: any JournalDisk, limits: JournalLimits, executors: Bookkeeper.Executors, time: any TimeSource
    ) async throws(LedgerError) -> Bookkeeper {
        let journal = try await Bookkeeper.openJournal(disk, limits: limits)
        return try await Bookkeeper(
            journal: journal, disk: disk, limits: limits, database: database, executors: executors, time: time)
    }
}
