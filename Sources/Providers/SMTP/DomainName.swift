/// Domain names as the wire has them.
enum DomainName {
    /// RFC 1035 §2.3.4.
    private static let labelBytesMax = 63

    /// `text` in lower case and with its labels beyond ASCII in their `xn--` form (RFC 5891 §4); nil where it
    /// is no host name.
    ///
    /// Takes letters, marks and digits. What would first have to be composed or replaced by a plain letter
    /// (a letter and a separate accent, a letter of full width) is refused and not guessed.
    static func ascii(_ text: String) -> String? {
        var labels: [String] = []
        let scalars = text.lowercased().unicodeScalars
        for label in scalars.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
            guard let label = ascii(label: String(label)) else { return nil }
            labels.append(label)
        }
        return labels.joined(separator: ".")
    }

    /// The full stop, and what keyboards of East Asia have in its place (RFC 3490 §3.1).
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"].contains(scalar)
    }

    private static func ascii(label: String) -> String? {
        guard label.first != "-", label.last != "-", label.unicodeScalars.allSatisfy(isAllowed) else {
            return nil
        }
        var ascii = label
        if !label.utf8.allSatisfy({ $0 < 0x80 }) {
            // Hyphens in the third and fourth place are those of labels that are encoded already.
            guard label.dropFirst(2).prefix(2) != "--", let first = label.unicodeScalars.first, !isMark(first)
            else { return nil }
            ascii = "xn--" + Punycode.encode(label)
        }
        return (1...labelBytesMax).contains(ascii.utf8.count) ? ascii : nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isAlphanumeric(UInt8(ascii: scalar)) || scalar == "-" }
        switch scalar.value {
        // Accents and voice marks that compose with the letter before, parts of Hangul syllables, letters of
        // full and half width: Unicode has other scalars for what they mean.
        case 0x300...0x36F, 0x1100...0x11FF, 0x3099...0x309A, 0xF900...0xFAFF, 0xFF00...0xFFEF: return false
        default: break
        }
        return switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
            true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
