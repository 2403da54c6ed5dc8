/// Reads what mysqldump writes: which columns the original's tables have, and their rows.
///
/// Everything else is passed over without being kept, so a dump may have any length.
struct DumpReader {
    /// More than any row of a setting has.
    private static let columnsMax = 500

    private var lexer: SQLLexer
    private var columns: [OriginalTable: [String]] = [:]
    private var tables = DumpTables()

    /// What the dump has.
    static func read(_ bytes: DumpBytes) throws(DumpError) -> DumpTables {
        var reader = DumpReader(lexer: SQLLexer(bytes))
        while try reader.readStatement() { continue }
        reader.tables.sort()
        return reader.tables
    }

    private init(lexer: SQLLexer) {
        self.lexer = lexer
    }

    /// Returns false at the end.
    private mutating func readStatement() throws(DumpError) -> Bool {
        guard let token = try lexer.next() else { return false }
        guard case .word(let word) = token else {
            if token != Self.end { try skipStatement() }
            return true
        }
        switch word.uppercased() {
        case "CREATE": try readCreation()
        case "INSERT", "REPLACE": try readRows()
        case "DELIMITER": try lexer.skipDelimited()
        default: try skipStatement()
        }
        return true
    }

    private static let end = SQLToken.symbol(UInt8(ascii: ";"))
    private static let comma = SQLToken.symbol(UInt8(ascii: ","))
    private static let opening = SQLToken.symbol(UInt8(ascii: "("))
    private static let closing = SQLToken.symbol(UInt8(ascii: ")"))

    /// `CREATE TABLE name (column type, …)`; whatever else is created is passed over.
    private mutating func readCreation() throws(DumpError) {
        var token = try next()
        guard token.isWord("TABLE") else { return try skipStatement(from: token) }
        token = try next()
        while token.isWord("IF") || token.isWord("NOT") || token.isWord("EXISTS") { token = try next() }
        let name = try tableName(&token)
        guard token == Self.opening, let table = OriginalTable(rawValue: name) else {
            return try skipStatement(from: token)
        }
        let list = try definedColumns()
        try skipStatement()
        columns[table] = list
        guard !tables.begin(table, columns: list) else {
            throw lexer.malformed("There are two tables \(name): dump the original's database alone.")
        }
    }

    /// A name, and the one behind it where a database is named too. `token` is then what follows.
    private mutating func tableName(_ token: inout SQLToken) throws(DumpError) -> String {
        guard var name = token.identifier else { throw lexer.malformed("A table's name is expected here.") }
        token = try next()
        if token == .symbol(UInt8(ascii: ".")) {
            guard let second = try next().identifier else {
                throw lexer.malformed("A table's name is expected here.")
            }
            name = second
            token = try next()
        }
        return name
    }

    /// The columns up to the closing parenthesis; keys and constraints are none.
    private mutating func definedColumns() throws(DumpError) -> [String] {
        var columns: [String] = []
        while true {
            var token = try next()
            guard let name = token.identifier else {
                throw lexer.malformed("A column's name is expected here.")
            }
            if !Self.constraints.contains(where: token.isWord) { columns.append(name) }
            guard columns.count <= Self.columnsMax else {
                throw lexer.malformed("There are too many columns.")
            }
            var depth = 0
            repeat {
                token = try next()
                if token == Self.opening { depth += 1 }
                if token == Self.closing { depth -= 1 }
            } while depth > 0 || depth == 0 && token != Self.comma
            if depth < 0 { return columns }
        }
    }

    private static let constraints: Set = [
        "PRIMARY", "UNIQUE", "KEY", "INDEX", "FULLTEXT", "SPATIAL", "CONSTRAINT", "FOREIGN", "CHECK",
    ]

    /// `INSERT INTO name (columns) VALUES (…), (…)`.
    private mutating func readRows() throws(DumpError) {
        var token = try next()
        while ["LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO"].contains(where: token.isWord) {
            token = try next()
        }
        let name = try tableName(&token)
        guard let table = OriginalTable(rawValue: name) else { return try countRows(of: name, from: token) }
        let columns = try insertedColumns(table, &token)
        guard token.isWord("VALUES") || token.isWord("VALUE") else {
            throw lexer.malformed("VALUES is expected here.")
        }
        repeat {
            guard try next() == Self.opening else { throw lexer.malformed("A row is expected here.") }
            let row = try row(of: table, columns)
            guard tables.add(row) else {
                throw lexer.malformed("The table \(name) has more than \(DumpTables.rowsMax) rows.")
            }
            token = try next()
        } while token == Self.comma
        try skipStatement(from: token)
    }

    /// Those that the statement names, else those that the table was created with.
    private mutating func insertedColumns(
        _ table: OriginalTable, _ token: inout SQLToken
    ) throws(DumpError) -> [String] {
        guard token == Self.opening else {
            guard let columns = columns[table] else {
                throw lexer.malformed(
                    "The columns of \(table.rawValue) are not known: dump with CREATE TABLE.")
            }
            return columns
        }
        var list: [String] = []
        repeat {
            guard let column = try next().identifier, list.count < Self.columnsMax else {
                throw lexer.malformed("A column's name is expected here.")
            }
            list.append(column)
            token = try next()
        } while token == Self.comma
        guard token == Self.closing else { throw lexer.malformed("A closing parenthesis is expected here.") }
        token = try next()
        if columns[table] == nil {
            columns[table] = list
            _ = tables.begin(table, columns: list)
        }
        return list
    }

    private mutating func row(of table: OriginalTable, _ columns: [String]) throws(DumpError) -> DumpRow {
        var values: [String: SQLValue] = [:]
        for (index, column) in columns.enumerated() {
            let value = try lexer.value(try next())
            if table.columns.contains(column) { values[column] = value }
            let isLast = index == columns.count - 1
            guard try next() == (isLast ? Self.closing : Self.comma) else {
                throw lexer.malformed("A row of \(table.rawValue) has not \(columns.count) values.")
            }
        }
        return DumpRow(table, values)
    }

    private mutating func countRows(of name: String, from first: SQLToken) throws(DumpError) {
        lexer.keepsTexts = false
        defer { lexer.keepsTexts = true }
        var token = first
        var depth = 0
        var count = 0
        var isInValues = false
        while token != Self.end || depth > 0 {
            if depth == 0, token.isWord("VALUES") || token.isWord("VALUE") { isInValues = true }
            if token == Self.opening {
                if depth == 0, isInValues { count += 1 }
                depth += 1
            }
            if token == Self.closing { depth -= 1 }
            token = try next()
        }
        tables.passOver(count, of: name)
    }

    private mutating func skipStatement(from first: SQLToken? = nil) throws(DumpError) {
        lexer.keepsTexts = false
        defer { lexer.keepsTexts = true }
        var token = first
        while token != Self.end {
            token = try lexer.next()
            if token == nil { return }
        }
    }

    private mutating func next() throws(DumpError) -> SQLToken {
        guard let token = try lexer.next() else {
            throw lexer.malformed("The dump ends within a statement; it may have been cut off.")
        }
        return token
    }
}
