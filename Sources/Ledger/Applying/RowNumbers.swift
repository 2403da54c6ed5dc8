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

    /// Numbers for the deliveries of one message, one after another.
    mutating func nextDeliveries(_ count: Int) -> Range<Int64> {
        defer { delivery += Int64(count) }
        return delivery + 1..<delivery + 1 + Int64(count)
    }
}
