import GRDB
import Messaging

/// What a sweep must know of a message.
struct SweptMessage {
    let number: Int64
    let acceptedAt: Timestamp
    /// The numbers of its first and last delivery; the last is less than the first where it has none.
    let first: Int64
    private let last: Int64
    private let isBatch: Bool

    /// So many deliveries are read at a time.
    private static let deliveriesMax = 200

    /// The first message after the one with that number.
    static func fetch(after number: Int64, from database: Database) throws -> SweptMessage? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT number, accepted_at, first_delivery, recipients, is_batch FROM messages
                WHERE number > ? ORDER BY number LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [number]).map { row in
            let (first, count) = (row[2] as Int64, row[3] as Int64)
            return SweptMessage(
                number: row[0], acceptedAt: Timestamp(milliseconds: row[1]), first: first,
                last: first + count - 1, isBatch: row[4])
        }
    }

    /// Whether nothing more is to be done about any of its deliveries. One seek, however large a batch is.
    func isOver(in database: Database) throws -> Bool {
        let statement: Statement
        let arguments: StatementArguments
        if isBatch {
            statement = try database.cachedStatement(
                sql: """
                    SELECT NOT EXISTS (SELECT 1 FROM deliveries INDEXED BY deliveries_batch
                      WHERE is_batch = 1 AND message = ? AND state < ?)
                    """)
            arguments = [number, DeliveryState.delivered.rawValue]
        } else {
            statement = try database.cachedStatement(
                sql: """
                    SELECT NOT EXISTS (
                      SELECT 1 FROM deliveries WHERE number BETWEEN ? AND ? AND state < ?)
                    """)
            arguments = [first, last, DeliveryState.delivered.rawValue]
        }
        return try Bool.fetchOne(statement, arguments: arguments) ?? false
    }

    func hasDeliveries(in database: Database) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM deliveries WHERE number BETWEEN ? AND ?)")
        return try Bool.fetchOne(statement, arguments: [first, last]) ?? true
    }

    /// Some of its deliveries after the one with that number, and of each whether it ended before `horizon`,
    /// its application was told, and no limit counted it after `limits`.
    func deliveries(
        after number: Int64, endedBefore horizon: Timestamp, limits: Timestamp, in database: Database
    ) throws -> [(number: Int64, isOld: Bool)] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT number, state >= ? AND updated_at < ? AND NOT EXISTS (
                    SELECT 1 FROM notices AS n INDEXED BY notices_delivery
                    WHERE n.delivery = d.number AND n.taken_at IS NULL)
                  AND NOT EXISTS (SELECT 1 FROM guarded AS g WHERE g.number = d.number AND g.until > ?)
                FROM deliveries AS d WHERE number BETWEEN ? AND ? ORDER BY number LIMIT ?
                """)
        let rows = try Row.fetchAll(
            statement,
            arguments: [
                DeliveryState.delivered.rawValue, horizon.milliseconds, limits.milliseconds,
                max(first, number + 1), last, Self.deliveriesMax,
            ])
        return rows.map { (number: $0[0], isOld: $0[1]) }
    }
}
