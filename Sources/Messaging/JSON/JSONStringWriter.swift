/// Writes strings as JSON has them, in quotes.
package enum JSONStringWriter {
    private static let hexDigits = [UInt8]("0123456789abcdef".utf8)

    /// Appends `text` in quotes to `bytes`, escaping what JSON and `escaping` ask for.
    package static func append(_ text: String, escaping: JSONEscaping = [], to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        if mayNeedEscape(text, escaping) {
            appendEscaped(text, escaping, to: &bytes)
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(quote)
    }

    private static func mayNeedEscape(_ text: String, _ escaping: JSONEscaping) -> Bool {
        let characters = text.utf8.span
        let reasons = reasons.span
        let wanted = escaping.rawValue | always
        for index in characters.indices where reasons[Int(characters[index])] & wanted != 0 { return true }
        return false
    }

    /// The bit for what JSON itself asks to escape; the other bits are those of ``JSONEscaping``.
    private static let always: UInt8 = 128

    /// For each byte the reasons to escape it. U+2028 is marked by its first byte, which others share.
    private static let reasons: [UInt8] = (UInt8.min...UInt8.max).map { byte in
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): always
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): JSONEscaping.markup.rawValue
        case UInt8(ascii: "/"): JSONEscaping.slashes.rawValue
        case 0xE2: JSONEscaping.lineSeparators.rawValue
        default: 0
        }
    }

    private static func appendEscaped(_ text: String, _ escaping: JSONEscaping, to bytes: inout [UInt8]) {
        let backslash = UInt8(ascii: "\\")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes += [backslash, byte]
            case UInt8(ascii: "/") where escaping.contains(.slashes):
                bytes += [backslash, byte]
            case 0..<0x20:
                appendControl(byte, escaping, to: &bytes)
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                if escaping.contains(.markup) { appendUnicode(byte, to: &bytes) } else { bytes.append(byte) }
            case 0xA8, 0xA9:
                appendPossibleSeparatorEnd(byte, escaping, to: &bytes)
            default:
                bytes.append(byte)
            }
        }
    }

    private static func appendControl(_ byte: UInt8, _ escaping: JSONEscaping, to bytes: inout [UInt8]) {
        let letter: Character? =
            switch byte {
            case 0x08 where !escaping.contains(.longControls): "b"
            case 0x0C where !escaping.contains(.longControls): "f"
            case 0x09: "t"
            case 0x0A: "n"
            case 0x0D: "r"
            default: nil
            }
        if let ascii = letter?.asciiValue {
            bytes += [UInt8(ascii: "\\"), ascii]
        } else {
            appendUnicode(byte, to: &bytes)
        }
    }

    private static func appendUnicode(_ byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "\\u00".utf8)
        bytes += [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
    }

    /// U+2028 is E2 80 A8 and U+2029 is E2 80 A9: at the third byte the first two are already written.
    private static func appendPossibleSeparatorEnd(
        _ byte: UInt8, _ escaping: JSONEscaping, to bytes: inout [UInt8]
    ) {
        guard escaping.contains(.lineSeparators), bytes.suffix(2).elementsEqual([0xE2, 0x80]) else {
            bytes.append(byte)
            return
        }
        bytes.removeLast(2)
        bytes.append(contentsOf: (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
    }
}
