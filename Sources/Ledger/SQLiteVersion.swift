import GRDB

/// Which SQLite this process runs with.
package enum SQLiteVersion {
    /// For example: `3.40.1`. Asks a database in memory; blocks for a moment.
    package static func text() throws(LedgerError) -> String {
        do {
            return try DatabaseQueue().read { database in
                try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "unknown"
            }
        } catch {
            throw LedgerError(operation: "ask SQLite for its version", cause: error)
        }
    }
}
