import FoundationEssentials
import GRDB
import Messaging

/// Reads columns without trusting them: somebody else may have edited the file.
extension Row {
    func text(_ column: String, _ table: String) throws(CatalogError) -> String {
        guard case .string(let text) = databaseValue(column).storage else {
            throw .damaged("\(table).\(column)")
        }
        return text
    }

    func number(_ column: String, _ table: String) throws(CatalogError) -> Int64 {
        guard case .int64(let number) = databaseValue(column).storage else {
            throw .damaged("\(table).\(column)")
        }
        return number
    }

    func count(_ column: String, _ table: String) throws(CatalogError) -> Int {
        Int(try number(column, table))
    }

    func flag(_ column: String, _ table: String) throws(CatalogError) -> Bool {
        try number(column, table) != 0
    }

    func bytes(_ column: String, _ table: String) throws(CatalogError) -> [UInt8] {
        guard case .blob(let blob) = databaseValue(column).storage else {
            throw .damaged("\(table).\(column)")
        }
        return Array(blob)
    }

    func word<Word: RawRepresentable<String>>(
        _ column: String, _ table: String, _ type: Word.Type
    ) throws(CatalogError) -> Word {
        guard let word = Word(rawValue: try text(column, table)) else { throw .damaged("\(table).\(column)") }
        return word
    }

    func json(_ column: String, _ table: String) throws(CatalogError) -> JSONValue {
        do {
            return try JSONValue(parsing: try text(column, table))
        } catch {
            throw .damaged("\(table).\(column)")
        }
    }

    /// The text, or nil where there is none.
    func optionalText(_ column: String, _ table: String) throws(CatalogError) -> String? {
        databaseValue(column).isNull ? nil : try text(column, table)
    }

    /// The number, or nil where there is none.
    func optionalNumber(_ column: String, _ table: String) throws(CatalogError) -> Int64? {
        databaseValue(column).isNull ? nil : try number(column, table)
    }

    /// The bytes, or nil where there are none.
    func optionalBytes(_ column: String, _ table: String) throws(CatalogError) -> [UInt8]? {
        databaseValue(column).isNull ? nil : try bytes(column, table)
    }

    func money(_ column: String, _ table: String) throws(CatalogError) -> Money? {
        try optionalNumber(column, table).map(Money.init(millionths:))
    }

    func hours(_ column: String, _ table: String) throws(CatalogError) -> DailyHours? {
        guard let text = try optionalText(column, table) else { return nil }
        do { return try DailyHours(text) } catch { throw .damaged("\(table).\(column)") }
    }

    func networks(_ column: String, _ table: String) throws(CatalogError) -> NetworkList? {
        guard let text = try optionalText(column, table) else { return nil }
        do { return try NetworkList(text) } catch { throw .damaged("\(table).\(column)") }
    }

    /// The elements of a JSON array of texts, each of which must be a value.
    func list<Value>(
        _ column: String, _ table: String, _ value: (String) -> Value?
    ) throws(CatalogError) -> [Value] {
        guard let elements = try json(column, table).arrayValue else { throw .damaged("\(table).\(column)") }
        let values = elements.compactMap { $0.stringValue.flatMap(value) }
        guard values.count == elements.count else { throw .damaged("\(table).\(column)") }
        return values
    }

    private func databaseValue(_ column: String) -> DatabaseValue {
        self[column] ?? .null
    }
}

extension [UInt8] {
    /// The form in which SQLite takes bytes.
    var stored: Data { Data(self) }
}
