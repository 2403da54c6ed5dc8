/// A word, a number or one punctuation mark of Swift code. A whole string literal is one `"`.
struct Token: Equatable {
    let text: String
    let line: Int
    /// Nothing stands between this token and the one before.
    let isGlued: Bool

    var isWord: Bool {
        guard let first = text.utf8.first else { return false }
        return Lexer.isWordByte(first) || first == UInt8(ascii: "`")
    }
}
