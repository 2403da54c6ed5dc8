import Cryptography

/// Header text beyond ASCII, as RFC 2047 writes it: `=?UTF-8?B?…?=`.
enum EncodedWord {
    /// RFC 2047 §2: no encoded word is longer.
    static let charactersMax = 75
    /// RFC 2047 §2: no line that has one is longer.
    static let lineMax = 76
    private static let opening = "=?UTF-8?B?"
    private static let closing = "?="

    /// `text` in encoded words, one a line, joined by CRLF and a space.
    ///
    /// A word ends between two characters as people see them; only a character too long for a word of its
    /// own is split, between its scalars.
    ///
    /// - Parameter column: how many characters of the first line are taken already.
    static func encode(_ text: String, column: Int) -> String {
        var words: [String] = []
        var chunk: [UInt8] = []
        var room = bytesThatFit(column: column)
        for piece in pieces(text) {
            if chunk.count + piece.count > room {
                words.append(word(chunk))
                chunk = []
                room = bytesThatFit(column: 1)
            }
            chunk += piece
        }
        words.append(word(chunk))
        return words.joined(separator: "\r\n ")
    }

    /// Base64 turns three bytes into four characters, and what does not fill its four is padded.
    private static func bytesThatFit(column: Int) -> Int {
        let frame = opening.utf8.count + closing.utf8.count
        return max(0, min(charactersMax, lineMax - column) - frame) / 4 * 3
    }

    private static func pieces(_ text: String) -> [[UInt8]] {
        text.flatMap { character -> [[UInt8]] in
            let bytes = Array(character.utf8)
            guard bytes.count > bytesThatFit(column: 1) else { return [bytes] }
            return character.unicodeScalars.map { Array(String($0).utf8) }
        }
    }

    private static func word(_ bytes: [UInt8]) -> String {
        bytes.isEmpty ? "" : opening + Base64Text.encode(bytes) + closing
    }
}
