/// A telephone number in E.164 form: `+`, a country's calling code, and the rest, at most 15 digits
/// (ITU-T E.164 §6).
package struct PhoneNumber: Hashable, Sendable {
    /// Why a text is not a number that messages can go to.
    package enum Problem: Error, Equatable, Sendable {
        /// There is a character that no telephone number has.
        case foreignCharacter
        /// It has no `+` and is not a mainland mobile number, so its country is unknown.
        case countryMissing
        /// It is a number of the mainland, but not of a mobile telephone.
        case notMobile
        /// It has too few digits, too many, or begins with a zero.
        case malformed
    }

    /// The number itself, `+8613800138000` for example.
    package let e164: String

    /// Reads a number as people write it: full-width digits, blanks, dashes, brackets and a leading `00` are
    /// understood.
    ///
    /// Without a country it is a mainland mobile number if it looks like one, else one of `callingCode`,
    /// else refused: `14155550123` could be either, and guessing sends codes to strangers.
    ///
    /// - Parameter callingCode: digits such as `852`; nil where the country must be written.
    package init(_ text: String, callingCode: String? = nil) throws(Problem) {
        let digits = try Self.digits(of: text)
        if digits.hasPrefix("+") {
            try self.init(international: digits.dropFirst())
        } else if Self.isMainlandMobile(digits[...]) {
            try self.init(international: "86" + digits)
        } else if digits.hasPrefix("86"), Self.isMainlandMobile(digits.dropFirst(2)) {
            try self.init(international: digits)
        } else if let callingCode {
            try self.init(international: callingCode + digits)
        } else {
            throw .countryMissing
        }
    }

    /// Reads a form that ``e164`` wrote before; nil for anything else.
    package init?(e164 text: String) {
        guard text.hasPrefix("+"), let number = Self.reading(text), number.e164 == text else { return nil }
        self = number
    }

    private init(international digits: some StringProtocol) throws(Problem) {
        if digits.hasPrefix("86") {
            guard Self.isMainlandMobile(Substring(digits.dropFirst(2))) else { throw .notMobile }
        }
        guard (7...15).contains(digits.utf8.count), !digits.hasPrefix("0"), !digits.contains("+") else {
            throw .malformed
        }
        e164 = "+" + digits
    }

    /// Whether it is a mobile number of the Chinese mainland. Hong Kong, Macao and Taiwan are not: they have
    /// other templates, prices and interfaces at every vendor.
    package var isDomestic: Bool { e164.hasPrefix("+86") }

    /// The eleven digits of a mainland number; nil for others.
    package var nationalDigits: String? { isDomestic ? String(e164.dropFirst(3)) : nil }

    /// Calling code and number, without the `+`.
    package var digits: String { String(e164.dropFirst()) }

    private static func reading(_ text: String) -> PhoneNumber? {
        do { return try PhoneNumber(text) } catch { return nil }
    }

    private static func digits(of text: String) throws(Problem) -> String {
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", "+": digits.unicodeScalars.append(scalar)
            case "\u{FF10}"..."\u{FF19}": digits.append(String(scalar.value - 0xFF10))
            case "\u{FF0B}": digits.append("+")
            case " ", "\u{A0}", "\u{200B}"..."\u{200F}", "\u{3000}", "\u{FEFF}", "-", "(", ")", ".": continue
            default: throw .foreignCharacter
            }
        }
        return digits.hasPrefix("00") ? "+" + digits.dropFirst(2) : digits
    }

    private static func isMainlandMobile(_ digits: Substring) -> Bool {
        let bytes = Array(digits.utf8)
        return bytes.count == 11 && bytes[0] == UInt8(ascii: "1")
            && (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(bytes[1])
            && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
