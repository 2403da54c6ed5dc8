/// A piece of SQL.
enum SQLToken: Equatable {
    /// A keyword, a name without quotes, or a number, as it is written.
    case word(String)
    /// A name in backticks.
    case name(String)
    /// A text in quotes, without them and without its escapes; empty where nobody wants to know.
    case text([UInt8])
    /// Any other character.
    case symbol(UInt8)

    /// Whether it is this keyword, however it is written.
    func isWord(_ keyword: String) -> Bool {
        if case .word(let word) = self { word.uppercased() == keyword } else { false }
    }

    /// The name that it is, with quotes or without; in double quotes too, as other modes of MySQL have it.
    var identifier: String? {
        switch self {
        case .word(let name), .name(let name): name
        case .text(let bytes): String(validating: bytes, as: UTF8.self)
        case .symbol: nil
        }
    }
}
