import GRDB
import SystemPackage

/// Copies of SQLite's files. Every call blocks, the copying for as long as the disk takes.
enum DatabaseCopy {
    /// How many rows each table has.
    typealias Rows = [String: Int]

    /// How many pages are copied at a time: 8 MiB, some milliseconds.
    private static let pagesPerStep: CInt = 2048

    /// Copies a database as it is at one moment, however much is written to it meanwhile, and counts what
    /// it holds at that moment.
    ///
    /// A connection of its own reads in one transaction, so that writers and other readers go on; it cannot
    /// write or checkpoint. The copy is one file without a log beside it, and is synced by the caller.
    ///
    /// - Parameter progress: told how much of the copy is there, from 0 to 1; what it throws ends it.
    static func make(
        of source: String, at target: String, progress: @escaping (Double) throws(ArchiveError) -> Void
    ) throws(ArchiveError) -> Rows {
        try translating("copy", source) {
            let reader = try DatabaseQueue(path: source, configuration: readOnly)
            let writer = try DatabaseQueue(path: target)
            let rows = try reader.read { database in
                let rows = try count(in: database)
                try writer.writeWithoutTransaction { copy in
                    // The file is synced as a whole when it is there.
                    try copy.execute(sql: "PRAGMA synchronous = OFF")
                    try database.backup(to: copy, pagesPerStep: pagesPerStep) { step in
                        try progress(Double(step.completedPageCount) / Double(max(1, step.totalPageCount)))
                    }
                    try copy.execute(sql: "PRAGMA journal_mode = DELETE")
                }
                return rows
            }
            try writer.close()
            try reader.close()
            return rows
        }
    }

    /// Opens a copy, has SQLite check it, and counts what it holds. Changes nothing.
    ///
    /// - Parameter thoroughly: whether each entry of each index is looked up too, which takes as many random
    ///   reads; without, every page, every row and the order of every tree are checked all the same.
    /// - Throws: kind `damaged` with what SQLite found.
    static func examine(_ path: String, thoroughly: Bool) throws(ArchiveError) -> Rows {
        try translating("read", path) {
            let reader = try DatabaseQueue(path: path, configuration: readOnly)
            let rows = try reader.read { database in
                let check = thoroughly ? "integrity_check(1)" : "quick_check(1)"
                let finding = try String.fetchOne(database, sql: "PRAGMA \(check)") ?? "nothing"
                guard finding == "ok" else {
                    throw ArchiveError(.damaged, "\(path) is damaged: \(finding). Take another backup.")
                }
                return try count(in: database)
            }
            try reader.close()
            return rows
        }
    }

    private static var readOnly: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        return configuration
    }

    private static func count(in database: Database) throws -> Rows {
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        var rows: Rows = [:]
        for table in tables {
            rows[table] = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)")
        }
        return rows
    }

    private static func translating<Value>(
        _ deed: String, _ path: String, _ body: () throws -> Value
    ) throws(ArchiveError) -> Value {
        do {
            return try body()
        } catch let error as ArchiveError {
            throw error
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            throw ArchiveError(deed, path, .noSpace)
        } catch let error as DatabaseError
            where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
        {
            throw ArchiveError(.damaged, "cannot \(deed) \(path): it is damaged.")
        } catch {
            // SQLite's message, without the statement.
            let reason = (error as? DatabaseError)?.message ?? "\(type(of: error))"
            throw ArchiveError(.trouble, "cannot \(deed) \(path): \(reason).")
        }
    }
}
