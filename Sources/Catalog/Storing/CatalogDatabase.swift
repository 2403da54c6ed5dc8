import FoundationEssentials
import GRDB
import Synchronization

/// The one connection to `catalog.sqlite`. Every call blocks.
final class CatalogDatabase: Sendable {
    /// SQLite's number for `FULL`: https://www.sqlite.org/pragma.html#pragma_synchronous
    private static let synchronousFull = 2

    private let queue: DatabaseQueue
    /// GRDB hands a closed connection to SQLite as a null pointer, so nobody may get that far.
    private let isClosed = Mutex(false)

    /// Opens the file, or creates it, so that only its owner may read it.
    init(path: String) throws(CatalogError) {
        try Self.createOwnersFile(path)
        do {
            var configuration = Configuration()
            configuration.label = "catalog"
            configuration.journalMode = .wal
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try Self.makeDurable(queue)
        } catch {
            throw CatalogError(error, deed: "be opened at \(path)")
        }
    }

    func read<Value>(_ deed: String, _ work: (Database) throws -> Value) throws(CatalogError) -> Value {
        try requireOpen(deed)
        do { return try queue.read(work) } catch { throw CatalogError(error, deed: deed) }
    }

    /// Does all of `work` or, when it throws, nothing of it.
    func write<Value>(_ deed: String, _ work: (Database) throws -> Value) throws(CatalogError) -> Value {
        try requireOpen(deed)
        do { return try queue.write(work) } catch { throw CatalogError(error, deed: deed) }
    }

    func migrate(_ migrator: DatabaseMigrator) throws(CatalogError) {
        do { try migrator.migrate(queue) } catch { throw CatalogError(error, deed: "prepare its tables") }
    }

    /// Closes the connection; closing it again does nothing.
    func close() throws(CatalogError) {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        guard !wasClosed else { return }
        do { try queue.close() } catch { throw CatalogError(error, deed: "be closed") }
    }

    private func requireOpen(_ deed: String) throws(CatalogError) {
        guard !isClosed.withLock({ $0 }) else {
            throw CatalogError(.io, "The catalog cannot \(deed): it is closed.")
        }
    }

    /// An empty file is an empty database, and SQLite gives its other files the same permissions.
    private static func createOwnersFile(_ path: String) throws(CatalogError) {
        let files = FileManager.default
        let permissions: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        if !files.fileExists(atPath: path) {
            guard files.createFile(atPath: path, contents: nil, attributes: permissions) else {
                throw CatalogError(
                    .io, "The catalog cannot be created at \(path).",
                    hint: "Check that the folder exists and belongs to the service's user.")
            }
        }
        do {
            try files.setAttributes(permissions, ofItemAtPath: path)
        } catch {
            throw CatalogError(
                .io, "The permissions of \(path) cannot be set.",
                hint: "Check that the file belongs to the service's user.")
        }
    }

    /// GRDB chooses `NORMAL` with WAL while it opens, so `FULL` must come after, and is read back.
    private static func makeDurable(_ queue: DatabaseQueue) throws {
        let (journal, synchronous) = try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return (
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(database, sql: "PRAGMA synchronous")
            )
        }
        guard journal == "wal", synchronous == synchronousFull else {
            throw CatalogError(.io, "SQLite does not write the catalog as durably as it must.")
        }
        let check = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard check == "ok" else {
            throw CatalogError(.damaged, "The catalog is damaged.", hint: "Restore the file from a backup.")
        }
    }
}
