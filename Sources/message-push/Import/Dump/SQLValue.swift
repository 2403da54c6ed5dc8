/// A value of a row.
enum SQLValue: Equatable {
    case null
    /// A number as it is written; `TRUE` is 1.
    case number(String)
    /// A text, or bytes: what they mean is the column's to say.
    case text([UInt8])

    /// The value as text; nil for NULL, and for bytes that are not UTF-8.
    var text: String? {
        switch self {
        case .null: nil
        case .number(let digits): digits
        case .text(let bytes): String(validating: bytes, as: UTF8.self)
        }
    }
}
