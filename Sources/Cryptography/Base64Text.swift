/// Bytes as base64 with the standard alphabet and padding (RFC 4648 §4).
package enum Base64Text {
    private static let alphabet = [UInt8](
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    private static let noDigit: UInt8 = 255

    /// The value of each character, ``noDigit`` for what is not in the alphabet.
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: noDigit, count: 256)
        for (value, character) in alphabet.enumerated() {
            table[Int(character)] = UInt8(value)
        }
        return table
    }()

    /// Four characters for each three bytes begun, without line breaks.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index + 2 < bytes.count {
            let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
            appendDigits(4, of: group, to: &text)
            index += 3
        }
        switch bytes.count - index {
        case 1:
            appendDigits(2, of: UInt32(bytes[index]) << 16, to: &text)
            text += [padding, padding]
        case 2:
            appendDigits(3, of: UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8, to: &text)
            text.append(padding)
        default: break
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of `text`, or `nil` if it is not the one text that ``encode(_:)`` gives for them.
    ///
    /// So padding is required, and white space, line breaks, the URL alphabet and bits beyond the
    /// last byte are refused (RFC 4648 §3.5): no two texts mean the same bytes.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        decode(Array(text.utf8))
    }

    /// As above, from ASCII bytes.
    package static func decode(_ text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        guard !text.isEmpty else { return [] }
        let paddingCount = text[text.count - 1] != padding ? 0 : text[text.count - 2] != padding ? 1 : 2
        let digitCount = text.count - paddingCount
        let values = values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var index = 0
        while index < digitCount {
            var group: UInt32 = 0
            for place in index..<min(index + 4, digitCount) {
                let value = values[Int(text[place])]
                guard value != noDigit else { return nil }
                group = group << 6 | UInt32(value)
            }
            index += 4
            guard index <= digitCount else {
                return appendTail(of: group, paddingCount: paddingCount, to: &bytes) ? bytes : nil
            }
            bytes.append(UInt8(truncatingIfNeeded: group >> 16))
            bytes.append(UInt8(truncatingIfNeeded: group >> 8))
            bytes.append(UInt8(truncatingIfNeeded: group))
        }
        return bytes
    }

    private static func appendDigits(_ count: Int, of group: UInt32, to text: inout [UInt8]) {
        let alphabet = alphabet
        for digit in 0..<count {
            text.append(alphabet[Int(group >> (18 - 6 * UInt32(digit))) & 63])
        }
    }

    /// Appends the last one or two bytes, from three or two digits; false if bits beyond them are set.
    private static func appendTail(of group: UInt32, paddingCount: Int, to bytes: inout [UInt8]) -> Bool {
        switch paddingCount {
        case 1:
            bytes.append(UInt8(truncatingIfNeeded: group >> 10))
            bytes.append(UInt8(truncatingIfNeeded: group >> 2))
            return group & 3 == 0
        case 2:
            bytes.append(UInt8(truncatingIfNeeded: group >> 4))
            return group & 15 == 0
        default:
            return false
        }
    }
}
