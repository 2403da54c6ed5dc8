import GRDB
package import Messaging

/// A ledger's file that no daemon has open.
package enum LedgerFile {
    /// How far the tables in the file at `path` have come. Changes nothing; blocks.
    ///
    /// - Throws: ``LedgerError/Kind/damaged`` if it is no ledger, or one of a later edition.
    package static func position(at path: String) throws(LedgerError) -> Position {
        let offset = try reading(path) { database in
            try Int64.fetchOne(database, sql: "SELECT position FROM applied WHERE id = 1")
        }
        guard let offset else { throw LedgerError.inconsistent("\(path) has no applied position.") }
        return Position(offset: UInt64(offset))
    }

    /// Whether the file at `path` has tables of an earlier edition, which opening it would change. Blocks.
    ///
    /// - Throws: ``LedgerError/Kind/damaged`` if it is no ledger, or one of a later edition.
    package static func isOfEarlierEdition(_ path: String) throws(LedgerError) -> Bool {
        try reading(path, LedgerSchema.isEarlier)
    }

    private static func reading<Value>(
        _ path: String, _ body: (Database) throws -> Value
    ) throws(LedgerError) -> Value {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let file = try DatabaseQueue(path: path, configuration: configuration)
            try LedgerSchema.refuseNewer(file)
            let value = try file.read(body)
            try file.close()
            return value
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(operation: "read \(path)", cause: error)
        }
    }
}
