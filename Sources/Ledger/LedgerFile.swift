import GRDB
package import Messaging

/// A ledger's file that no daemon has open: one that was copied.
package enum LedgerFile {
    /// How far the tables in the file at `path` have come. Changes nothing; blocks.
    ///
    /// - Throws: ``LedgerError/Kind/damaged`` if it is no ledger, or one of a later edition.
    package static func position(at path: String) throws(LedgerError) -> Position {
        let operation = "read \(path)"
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let file = try DatabaseQueue(path: path, configuration: configuration)
            try LedgerSchema.refuseNewer(file)
            let offset = try file.read { database in
                try Int64.fetchOne(database, sql: "SELECT position FROM applied WHERE id = 1")
            }
            try file.close()
            guard let offset else { throw LedgerError.inconsistent("\(path) has no applied position.") }
            return Position(offset: UInt64(offset))
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(operation: operation, cause: error)
        }
    }
}
