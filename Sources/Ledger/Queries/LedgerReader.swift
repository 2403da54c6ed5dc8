import GRDB
import Messaging

/// Reads the tables, on a connection that cannot write. Its queries are in the files beside this one.
package actor LedgerReader {
    private let database: any DatabaseReader
    private let executor: any SerialExecutor
    private var isClosed = false

    init(database: any DatabaseReader, executor: any SerialExecutor) {
        self.database = database
        self.executor = executor
    }

    /// The actor's thread, which SQLite may block.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// How far the tables have come.
    func appliedPosition() throws(LedgerError) -> Position {
        let offset = try read("the applied position") { database in
            try Int64.fetchOne(database, sql: "SELECT position FROM applied WHERE id = 1")
        }
        return Position(offset: UInt64(offset ?? 0))
    }

    /// Runs a query in a transaction of its own; `what` is for the error.
    func read<Value>(_ what: String, _ query: (Database) throws -> Value) throws(LedgerError) -> Value {
        // GRDB does not survive a read on a closed connection.
        guard !isClosed else {
            throw LedgerError(kind: .closed, "cannot read \(what): the ledger is closed.")
        }
        do {
            return try database.read(query)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(operation: "read \(what) from the ledger", cause: error)
        }
    }

    /// Closes the reading connection; whoever asks later is told so.
    func close() throws(LedgerError) {
        isClosed = true
        do {
            try database.close()
        } catch {
            throw LedgerError(operation: "close the ledger", cause: error)
        }
    }
}
