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

    private func databaseValue(_ column: String) -> DatabaseValue {
        self[column] ?? .null
    }
}

extension [UInt8] {
    /// The form in which SQLite takes bytes.
    var stored: Data { Data(self) }
}
