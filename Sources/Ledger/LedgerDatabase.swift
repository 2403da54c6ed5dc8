import GRDB
import Messaging

/// The ledger's file, and the two ways into it.
///
/// One connection writes and checkpoints; the readers are opened read-only and cannot. SQLite before
/// 3.51.3 can lose a commit when two connections write or checkpoint at once
/// (https://sqlite.org/wal.html, "The WAL-Reset Bug"), and Debian's is older.
struct LedgerDatabase: Sendable {
    let writer: any DatabaseWriter
    let reader: any DatabaseReader

    /// Opens or creates the file at `path`, and brings its tables up to date. Blocks.
    static func open(path: String) throws(LedgerError) -> LedgerDatabase {
        do {
            var writing = configuration(label: "ledger.write")
            writing.prepareDatabase { database in
                // Counts for a new file only: what deleting leaves free can be given back, in small steps.
                try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            }
            let writer = try DatabaseQueue(path: path, configuration: writing)
            try writer.writeWithoutTransaction(makeDurable)
            try LedgerSchema.migrate(writer)
            var readOnly = configuration(label: "ledger.read")
            readOnly.readonly = true
            return LedgerDatabase(
                writer: writer, reader: try DatabaseQueue(path: path, configuration: readOnly))
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(operation: "open \(path)", cause: error)
        }
    }

    /// A ledger in memory, for simulations: what was committed is what survives.
    static func inMemory() throws(LedgerError) -> LedgerDatabase {
        do {
            let name = "ledger-\(UInt64.random(in: .min ... .max))"
            let writer = try DatabaseQueue(named: name)
            try LedgerSchema.migrate(writer)
            // A connection of its own, as on a disk: a read on one that may write makes SQLite compile all
            // statements anew.
            var readOnly = Configuration()
            readOnly.readonly = true
            return LedgerDatabase(
                writer: writer, reader: try DatabaseQueue(named: name, configuration: readOnly))
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(operation: "open a ledger in memory", cause: error)
        }
    }

    private static func configuration(label: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = label
        configuration.journalMode = .wal
        configuration.prepareDatabase { database in
            // 16 MiB of pages: enough for the right edges of the trees, little enough for a small server.
            try database.execute(sql: "PRAGMA cache_size = -16384")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// GRDB sets `synchronous` to NORMAL when it switches to WAL, after `prepareDatabase` ran. With FULL a
    /// commit is on the disk when it returns, and the rule for removing a segment is one sentence.
    private static func makeDurable(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // A checkpoint every 4,000 pages (16 MiB) instead of 1,000: larger transactions, fewer syncs.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        guard level == 2 else { throw LedgerError.inconsistent("SQLite did not take synchronous=FULL.") }
    }
}
