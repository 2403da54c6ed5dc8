/// A name as PHP keeps it when it is the key of an array, and PHP's idea of order among them.
///
/// Names that read as canonical decimal integers become integers. `ksort` compares integers as
/// numbers, and strings as numbers too if both look like one, otherwise by bytes.
/// Source: php.net/manual/en/language.types.array.php and language.operators.comparison.php.
package enum PHPArrayKey: Equatable, Sendable {
    case integer(Int64)
    case text(String)

    /// How an integer and a string that is no number compare. It changed with PHP 8.2's `ksort`.
    package enum Rules: Equatable, Sendable {
        /// As strings: `9, 10, a, b`.
        case since82
        /// As numbers, the string being 0 (or the digits it starts with): `a, b, 9, 10`.
        case before82
    }

    /// The key that PHP makes of `name`: an integer for `10` and `-1`, text for `01`, `+1`, `-0`.
    package init(_ name: String) {
        if let value = Int64(name), String(value) == name {
            self = .integer(value)
        } else {
            self = .text(name)
        }
    }

    /// Less than zero if this key comes first, more if `other` does, zero if PHP calls them equal.
    ///
    /// PHP's order has circles (10 < "1a" < 9 < 10); what it does then depends on its sort, and
    /// such requests may fail to verify in this form.
    package func compared(to other: PHPArrayKey, _ rules: Rules) -> Int {
        switch (self, other) {
        case (.integer(let first), .integer(let second)):
            return first < second ? -1 : first > second ? 1 : 0
        case (.text(let first), .text(let second)):
            return Self.number(in: first)
                .flatMap { first in Self.number(in: second).map { Self.order(first, $0) } }
                ?? Self.bytewise(first, second)
        case (.integer(let first), .text(let second)):
            return Self.mixed(first, second, rules)
        case (.text(let first), .integer(let second)):
            return -Self.mixed(second, first, rules)
        }
    }

    private static func mixed(_ integer: Int64, _ text: String, _ rules: Rules) -> Int {
        if let number = number(in: text) {
            return order(Double(integer), number)
        }
        switch rules {
        case .since82: return bytewise(String(integer), text)
        case .before82: return order(Double(integer), leadingNumber(in: text))
        }
    }

    private static func order(_ first: Double, _ second: Double) -> Int {
        first < second ? -1 : first > second ? 1 : 0
    }

    private static func bytewise(_ first: String, _ second: String) -> Int {
        if first.utf8.lexicographicallyPrecedes(second.utf8) { return -1 }
        return second.utf8.lexicographicallyPrecedes(first.utf8) ? 1 : 0
    }

    /// The value of a "numeric string": decimal, with point or exponent, white space around it.
    private static func number(in text: String) -> Double? {
        let inner = text.utf8.drop(while: isWhitespace)
        let token = numberPrefix(of: inner)
        guard !token.isEmpty, inner[token.endIndex...].allSatisfy(isWhitespace) else { return nil }
        return Double(Substring(token))
    }

    /// The number that `text` starts with, 0 if with none.
    private static func leadingNumber(in text: String) -> Double {
        Double(Substring(numberPrefix(of: text.utf8.drop(while: isWhitespace)))) ?? 0
    }

    /// The longest beginning that is a decimal number, empty if there is none.
    private static func numberPrefix(of text: Substring.UTF8View) -> Substring.UTF8View {
        var rest = text
        func takeDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest[digits.endIndex...]
            return digits.count
        }
        func takeSign() {
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        }
        takeSign()
        var digitCount = takeDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digitCount += takeDigits()
        }
        guard digitCount > 0 else { return text.prefix(0) }
        let mantissaEnd = rest.startIndex
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            takeSign()
            if takeDigits() > 0 { return text[..<rest.startIndex] }
        }
        return text[..<mantissaEnd]
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }
}
