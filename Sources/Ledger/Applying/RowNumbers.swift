import GRDB

/// The row numbers that were given last. Owned by the applier, which alone adds rows.
///
/// They are kept beside the position that was applied: what is deleted leaves no number behind that could be
/// given again.
struct RowNumbers {
    private(set) var lastMessage: Int64
    private(set) var lastDelivery: Int64

    /// Continues after the numbers that were given before.
    init(database: Database) throws {
        let row = try Row.fetchOne(
            database, sql: "SELECT last_message, last_delivery FROM applied WHERE id = 1")
        lastMessage = (row?[0] as Int64?) ?? 0
        lastDelivery = (row?[1] as Int64?) ?? 0
    }

    mutating func nextMessage() -> Int64 {
        lastMessage += 1
        return lastMessage
    }

    /// Numbers for the deliveries of one message, one after another.
    mutating func nextDeliveries(_ count: Int) -> Range<Int64> {
        defer { lastDelivery += Int64(count) }
        return lastDelivery + 1..<lastDelivery + 1 + Int64(count)
    }
}
