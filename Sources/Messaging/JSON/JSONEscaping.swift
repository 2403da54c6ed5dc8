/// Which characters of a string are escaped although JSON does not ask for it.
///
/// JSON asks for `"`, `\` and what is below U+0020; those are always escaped: `\b \f \n \r \t`
/// shortly, the others as `\u00xx` in lower case.
package struct JSONEscaping: OptionSet, Hashable, Sendable {
    /// The reasons as bits; the highest is left free for the writer.
    package let rawValue: UInt8

    /// A set from its bits.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// `<`, `>`, `&` as `\u003c`, `\u003e`, `\u0026`, as Go does.
    package static let markup = JSONEscaping(rawValue: 1)
    /// U+2028 and U+2029 as `\u2028`, `\u2029`, as Go and PHP do.
    package static let lineSeparators = JSONEscaping(rawValue: 2)
    /// `/` as `\/`, as PHP does when nobody tells it not to.
    package static let slashes = JSONEscaping(rawValue: 4)
    /// U+0008 and U+000C as `\u0008`, `\u000c`, as Go before 1.22 did.
    package static let longControls = JSONEscaping(rawValue: 8)
}
