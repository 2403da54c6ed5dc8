/// How many short messages a text is sent and paid as.
///
/// A part has room for 140 bytes: 160 characters of seven bits or 70 of sixteen. Texts of several parts lose
/// six bytes of each to the header that puts them together again (3GPP TS 23.040 §9.2.3.24.1).
package enum MessageParts {
    /// The parts of a text, at least 1.
    ///
    /// Carriers of the Chinese mainland count every character as one of sixteen bits; elsewhere a text is
    /// sent in seven bits if the GSM alphabet has all of it. Characters beyond U+FFFF count two.
    ///
    /// - Parameters:
    ///   - signature: the name that the provider sets before the text in `【】`, with or without them; empty
    ///     for none. It is not counted again where the text begins with it.
    ///   - isDomestic: whether the receiver's number is of the mainland.
    package static func count(_ text: String, signature: String, isDomestic: Bool) -> Int {
        let whole = signed(text, with: signature).unicodeScalars
        if !isDomestic {
            let septets = whole.lazy.compactMap(SeptetAlphabet.septets)
            if septets.count == whole.count { return parts(septets, alone: 160, together: 153) }
        }
        return parts(whole.lazy.map { $0.value > 0xFFFF ? 2 : 1 }, alone: 70, together: 67)
    }

    private static func signed(_ text: String, with signature: String) -> String {
        guard !signature.isEmpty else { return text }
        let mark = signature.hasPrefix("【") && signature.hasSuffix("】") ? signature : "【\(signature)】"
        return text.hasPrefix(mark) ? text : mark + text
    }

    /// Fills part after part. A character of two places is not torn apart: it begins the next part where one
    /// place is left.
    private static func parts(_ widths: some Sequence<Int>, alone: Int, together: Int) -> Int {
        var (total, parts, filled) = (0, 1, 0)
        for width in widths {
            total += width
            filled += width
            if filled > together {
                parts += 1
                filled = width
            }
        }
        return total <= alone ? 1 : parts
    }
}
