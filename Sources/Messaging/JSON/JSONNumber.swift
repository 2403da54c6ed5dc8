/// A number as it stood in the text, digit for digit.
///
/// Signatures cover the text: `1`, `1.0` and `1e0` are three different numbers here, and `==` says so.
/// ``int64`` and ``double`` say what the number means.
package struct JSONNumber: Equatable, Hashable, Sendable {
    /// The token, always of RFC 8259's grammar.
    package let text: String

    /// An integer in plain digits.
    package init(_ value: some FixedWidthInteger) {
        text = String(value)
    }

    /// A double in the fewest digits that mean it.
    ///
    /// - Parameter value: finite; JSON has no word for the others.
    package init(_ value: Double) {
        precondition(value.isFinite, "JSON has no number for infinity or NaN")
        text = value.ecmaScriptText
    }

    /// For the parser, which has checked the grammar.
    init(checkedToken text: String) {
        self.text = text
    }

    /// The number if it is written as an integer and fits in 64 bits with sign; `nil` otherwise.
    ///
    /// `1.0` and `1e3` are no integers, as Go and the original server have it. `-0` is 0.
    package var int64: Int64? { Int64(text) }

    /// The nearest double; `nil` when the number is beyond all doubles (`1e999`).
    package var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }
}
