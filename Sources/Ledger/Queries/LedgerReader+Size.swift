import GRDB
import Messaging

extension LedgerReader {
    /// How much room the tables take, and what time they span. Costs next to nothing.
    package func size() throws(LedgerError) -> LedgerSize {
        try read("the ledger's size") { database in
            let page = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
            let oldest = try Int64.fetchOne(
                database, sql: "SELECT accepted_at FROM messages ORDER BY number LIMIT 1")
            let newest = try Int64.fetchOne(
                database, sql: "SELECT accepted_at FROM messages ORDER BY number DESC LIMIT 1")
            return LedgerSize(
                bytes: page * pages, freeBytes: page * free,
                oldestMessage: oldest.map(Timestamp.init(milliseconds:)),
                newestMessage: newest.map(Timestamp.init(milliseconds:)))
        }
    }
}
