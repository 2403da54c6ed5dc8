/// The smallest parts: single characters, and numbers.
extension JSONParser {
    /// The next byte, which must be there.
    func peek() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw error(.unexpectedEnd, at: bytes.count) }
        return bytes[position]
    }

    /// Steps over `byte` and says true if it is the next one.
    mutating func takes(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func expect(_ byte: UInt8, called name: String) throws(JSONError) {
        guard try peek() == byte else {
            throw error(.unexpectedCharacter(expected: name), at: position)
        }
        position += 1
    }

    mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    mutating func parseNumber() throws(JSONError) -> JSONNumber {
        let start = position
        _ = takes(UInt8(ascii: "-"))
        if !takes(UInt8(ascii: "0")) {
            try takeDigits(from: start)
        }
        if takes(UInt8(ascii: ".")) {
            try takeDigits(from: start)
        }
        if takes(UInt8(ascii: "e")) || takes(UInt8(ascii: "E")) {
            if !takes(UInt8(ascii: "+")) { _ = takes(UInt8(ascii: "-")) }
            try takeDigits(from: start)
        }
        if position < bytes.count, Self.isDigit(bytes[position]) {
            throw error(.malformedNumber, at: start)
        }
        guard position - start <= limits.numberBytes else {
            throw error(.numberTooLong(limit: limits.numberBytes), at: start)
        }
        return JSONNumber(checkedToken: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// Steps over one digit or more.
    private mutating func takeDigits(from start: Int) throws(JSONError) {
        let first = position
        while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
        guard position > first else { throw error(.malformedNumber, at: start) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    func error(_ reason: JSONError.Reason, at offset: Int) -> JSONError {
        let line = bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
        return JSONError(offset: offset, line: line, reason: reason)
    }
}
