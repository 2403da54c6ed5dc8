/// Strings: found first as a range of bytes, then decoded in one piece.
extension JSONParser {
    /// Reads the string whose opening quote is the next byte.
    mutating func parseString() throws(JSONError) -> String {
        position += 1
        let start = position
        let hasEscapes = try skipToClosingQuote()
        let end = position
        position += 1
        // Escapes are ASCII, so the bytes between the quotes are UTF-8 exactly if the string is.
        let text = try checkedText(start..<end)
        return hasEscapes ? try unescaped(start..<end) : text
    }

    private func checkedText(_ range: Range<Int>) throws(JSONError) -> String {
        let invalid: Int
        do {
            return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
        } catch {
            invalid = range.lowerBound + error.byteOffsets.lowerBound
        }
        throw error(.invalidUTF8, at: invalid)
    }

    /// Leaves ``position`` at the closing quote; true if a backslash was on the way.
    private mutating func skipToClosingQuote() throws(JSONError) -> Bool {
        var hasEscapes = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                return hasEscapes
            case UInt8(ascii: "\\"):
                hasEscapes = true
                position += 2
            case 0..<0x20:
                throw error(.controlCharacter, at: position)
            default:
                position += 1
            }
        }
        throw error(.unexpectedEnd, at: bytes.count)
    }

    private func unescaped(_ range: Range<Int>) throws(JSONError) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                index += 1
                continue
            }
            if bytes[index + 1] == UInt8(ascii: "u") {
                index = try appendUnicodeEscape(at: index, before: range.upperBound, to: &text)
            } else {
                text.append(try shortEscape(at: index))
                index += 2
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// What a backslash and one letter stand for.
    private func shortEscape(at index: Int) throws(JSONError) -> UInt8 {
        switch bytes[index + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes[index + 1]
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: throw error(.malformedEscape, at: index)
        }
    }

    /// Appends the character of the `\u` escape at `index`, or of the two that make a surrogate pair,
    /// and returns the index behind. Half a pair becomes U+FFFD, and what follows it is read afresh.
    private func appendUnicodeEscape(
        at index: Int, before end: Int, to text: inout [UInt8]
    ) throws(JSONError) -> Int {
        guard let first = codeUnit(at: index, before: end) else { throw error(.malformedEscape, at: index) }
        if let second = codeUnit(at: index + 6, before: end),
            UTF16.isLeadSurrogate(first), UTF16.isTrailSurrogate(second)
        {
            let units = [first, second]
            text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
            return index + 12
        }
        // A lone surrogate is no scalar.
        text.append(contentsOf: String(Unicode.Scalar(first) ?? "\u{FFFD}").utf8)
        return index + 6
    }

    /// The four digits of the `\u` escape at `index`; `nil` if none stands there whole.
    private func codeUnit(at index: Int, before end: Int) -> UInt16? {
        guard index + 6 <= end, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt16 = 0
        for byte in bytes[(index + 2)..<(index + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
