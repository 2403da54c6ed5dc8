/// What a dump has of the original.
struct DumpTables: Equatable {
    /// Far more than one server can serve, and little enough for memory.
    static let rowsMax = 100_000

    /// The rows of the tables with settings, without those that were deleted.
    private(set) var rows: [OriginalTable: [DumpRow]] = [:]
    /// How many rows other tables have: the history, and what is not the original's.
    private(set) var otherRows: [String: Int] = [:]
    /// Columns that we do not know.
    private(set) var unknownColumns: [OriginalTable: Set<String>] = [:]

    /// How many rows of a table the original had forgotten.
    private(set) var deletedCounts: [OriginalTable: Int] = [:]

    /// The rows of `table` that the original still knew, by number once ``sort()`` was called.
    func live(_ table: OriginalTable) -> [DumpRow] { rows[table] ?? [] }

    /// Whether there is nothing of the original in the dump.
    var isEmpty: Bool { rows.isEmpty }

    /// Notes that there is such a table; returns whether it was noted before.
    mutating func begin(_ table: OriginalTable, columns: [String]) -> Bool {
        let unknown = Set(columns).subtracting(table.columns)
        if !unknown.isEmpty { unknownColumns[table] = unknown }
        guard rows[table] == nil else { return true }
        rows[table] = []
        return false
    }

    /// Adds a row; returns false where there are too many.
    mutating func add(_ row: DumpRow) -> Bool {
        if row.isDeleted {
            deletedCounts[row.table, default: 0] += 1
            return true
        }
        rows[row.table, default: []].append(row)
        return rows[row.table, default: []].count <= Self.rowsMax
    }

    /// Puts the rows in the order in which they were made.
    mutating func sort() {
        rows = rows.mapValues { $0.sorted { $0.id < $1.id } }
    }

    /// Counts rows that nobody asks for.
    mutating func passOver(_ count: Int, of table: String) {
        otherRows[table, default: 0] += count
    }
}
