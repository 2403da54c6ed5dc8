import GRDB
import Messaging

/// Reads the catalog's history.
struct HistoryReader {
    let database: Database

    /// At most `limit` lines, newest first, all older than the line `number`.
    func entries(before number: Int64, limit: Int) throws -> [CatalogHistoryEntry] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM changes WHERE id < ? ORDER BY id DESC LIMIT ?",
            arguments: [number, limit])
        return try rows.map(entry)
    }

    private func entry(_ row: Row) throws -> CatalogHistoryEntry {
        let table = "changes"
        return CatalogHistoryEntry(
            number: try row.number("id", table),
            version: try row.number("version", table),
            moment: Timestamp(milliseconds: try row.number("at", table)),
            who: try row.text("who", table),
            kind: try row.word("kind", table, CatalogKind.self),
            name: try row.text("name", table),
            action: try row.word("action", table, CatalogChange.Action.self),
            before: try row.optionalText("before", table) == nil ? .null : try row.json("before", table),
            after: try row.optionalText("after", table) == nil ? .null : try row.json("after", table))
    }
}
