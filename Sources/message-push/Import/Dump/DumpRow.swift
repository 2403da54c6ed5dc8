import Messaging

/// A row of one of the original's tables, by column.
struct DumpRow: Equatable {
    let table: OriginalTable
    private let values: [String: SQLValue]

    init(_ table: OriginalTable, _ values: [String: SQLValue]) {
        self.table = table
        self.values = values
    }

    /// The row's number; zero where it has none.
    var id: Int64 { integer("id") ?? 0 }

    /// Whether the original had forgotten it.
    var isDeleted: Bool { values["deleted_at"].map { $0 != .null } ?? false }

    /// 1 is enabled; 0 and 2 are disabled (wire contract §2.0).
    var isEnabled: Bool { integer("status") == 1 }

    /// Whether neither somebody nor the original itself had switched it off.
    var isSwitchedOn: Bool { isEnabled && (integer("is_active") ?? 1) == 1 }

    /// The column's text; nil for NULL, for a column that there is not, and for bytes that are no text.
    func text(_ column: String) -> String? { values[column]?.text }

    /// The column's text, nil where it is empty too.
    func filled(_ column: String) -> String? {
        guard let text = text(column), !text.isEmpty else { return nil }
        return text
    }

    /// The column's whole number.
    func integer(_ column: String) -> Int64? { text(column).flatMap { Int64($0) } }

    /// The column's JSON; nil for what is none.
    func json(_ column: String) -> JSONValue? {
        guard let text = filled(column) else { return nil }
        do {
            return try JSONValue(parsing: text)
        } catch {
            return nil
        }
    }
}
