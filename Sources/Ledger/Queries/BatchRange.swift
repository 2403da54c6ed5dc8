import FoundationEssentials
import GRDB
import Messaging

/// Which rows a batch has. The deliveries of a message are numbered one after another.
struct BatchRange {
    /// The message's number.
    let message: Int64
    /// The number of its first delivery.
    let first: Int64
    /// How many deliveries it has.
    let count: Int

    /// The number of its last delivery.
    var last: Int64 { first + Int64(count) - 1 }

    static func fetch(_ id: MessageID, from database: Database) throws -> BatchRange? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT number, first_delivery, recipients FROM messages INDEXED BY messages_batch
                WHERE is_batch AND message_id = ?
                """)
        return try Row.fetchOne(statement, arguments: [Data(id.id.bytes)]).map { row in
            BatchRange(message: row[0], first: row[1], count: row[2])
        }
    }
}
