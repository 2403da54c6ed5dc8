import GRDB

/// The row numbers that come next. Owned by the applier, which alone adds rows.
struct RowNumbers {
    private var message: Int64
    private var delivery: Int64

    /// Continues after the last rows of the tables.
    init(database: Database) throws {
        message = try Int64.fetchOne(database, sql: "SELECT max(number) FROM messages") ?? 0
        delivery = try Int64.fetchOne(database, sql: "SELECT max(number) FROM deliveries") ?? 0
    }

    mutating func nextMessage() -> Int64 {
        message += 1
        return message
    }

    mutating func nextDelivery() -> Int64 {
        delivery += 1
        return delivery
    }
}
