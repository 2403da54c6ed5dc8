import Cryptography

extension SQLLexer {
    /// The value that begins with `token`, in any of the forms in which mysqldump writes one.
    mutating func value(_ token: SQLToken) throws(DumpError) -> SQLValue {
        switch token {
        case .text(let bytes): return .text(bytes)
        case .symbol(UInt8(ascii: "-")):
            guard case .word(let digits)? = try next() else { break }
            return .number("-" + digits)
        case .word(let word): return try value(word)
        case .name, .symbol: break
        }
        throw malformed("A value is expected here.")
    }

    private mutating func value(_ word: String) throws(DumpError) -> SQLValue {
        switch word.uppercased() {
        case "NULL": return .null
        case "TRUE": return .number("1")
        case "FALSE": return .number("0")
        case "X": return .text(try bytes(hex: try introducedText()))
        case "B": return .number(try number(bits: try introducedText()))
        case let upper where word.hasPrefix("_") || upper == "N":
            // A character set: the bytes are what they are.
            guard let token = try next() else { throw malformed("The dump ends within a row.") }
            return try value(token)
        case let upper where upper.hasPrefix("0X"):
            return .text(try bytes(hex: Array(word.utf8.dropFirst(2))))
        case let upper where upper.hasPrefix("0B"):
            return .number(try number(bits: Array(word.utf8.dropFirst(2))))
        default:
            guard word.utf8.first.map((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) == true else {
                throw malformed("A value is expected here.")
            }
            return .number(word)
        }
    }

    private mutating func introducedText() throws(DumpError) -> [UInt8] {
        guard case .text(let bytes)? = try next() else {
            throw malformed("A text in quotes is expected here.")
        }
        return bytes
    }

    private func bytes(hex digits: [UInt8]) throws(DumpError) -> [UInt8] {
        guard let bytes = Hex.decode(String(decoding: digits, as: UTF8.self)) else {
            throw malformed("These are no hexadecimal digits.")
        }
        return bytes
    }

    private func number(bits: [UInt8]) throws(DumpError) -> String {
        guard let number = UInt64(String(decoding: bits, as: UTF8.self), radix: 2) else {
            throw malformed("These are no bits.")
        }
        return String(number)
    }
}
