/// The alphabet of mobile telephones in seven bits: 3GPP TS 23.038 §6.2.1 and its extension, §6.2.1.1.
enum SeptetAlphabet {
    private static let plain = Set(
        """
        @£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?\
        ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà
        """.unicodeScalars)
    /// They are written with the escape before them. U+000C ends a page.
    private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)

    /// How many places a character takes; nil if the alphabet does not have it.
    static func septets(_ scalar: Unicode.Scalar) -> Int? {
        plain.contains(scalar) ? 1 : extended.contains(scalar) ? 2 : nil
    }
}
