import GRDB
package import Journal
package import Messaging

/// A ledger that lives in memory and outlives the bookkeepers that use it: what was committed is kept, as on
/// a disk that lost power. For simulations.
package struct SimulatedLedger: Sendable {
    private let database: LedgerDatabase

    /// An empty ledger.
    package init() throws(LedgerError) { database = try LedgerDatabase.inMemory() }

    /// Forgets everything, so that the next simulation need not make the tables again.
    package func clear() throws(LedgerError) {
        do {
            try database.writer.write { database in
                let tables = try String.fetchAll(
                    database,
                    sql: """
                        SELECT name FROM sqlite_schema
                        WHERE type = 'table' AND name NOT IN ('applied', 'grdb_migrations')
                        """)
                for table in tables {
                    try database.execute(sql: "DELETE FROM \(table)")
                }
                try database.execute(
                    sql: """
                        UPDATE applied SET position = 0, last_message = 0, last_delivery = 0, gone_before = 0
                        """)
            }
        } catch {
            throw LedgerError(operation: "clear the ledger", cause: error)
        }
    }

    /// Opens a journal on `disk` over this ledger, as
    /// ``Bookkeeper/open(directory:limits:executors:time:observer:)`` does.
    package func open(
        disk: any JournalDisk, limits: JournalLimits, executors: Bookkeeper.Executors, time: any TimeSource
    ) async throws(LedgerError) -> Bookkeeper {
        let journal = try await Bookkeeper.openJournal(disk, limits: limits)
        return try await Bookkeeper(
            journal: journal, disk: disk, limits: limits, database: database, executors: executors, time: time
        )
    }
}
