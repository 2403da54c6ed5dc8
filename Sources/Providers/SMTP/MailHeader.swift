/// One header field, folded and ready to be written.
struct MailHeader: Equatable, Sendable {
    let name: String
    /// ASCII, lines of at most 76 characters as far as words allow, joined by CRLF and a space.
    let value: String

    /// A field whose value is structured and already written as its grammar wants it.
    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// A field for people, in any script: plain and folded between words where that is possible, in encoded
    /// words otherwise.
    init(_ name: String, text: String) {
        self.name = name
        let column = name.utf8.count + 2
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let isPlain =
            text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
            && words.allSatisfy { !$0.isEmpty && $0.utf8.count <= EncodedWord.lineMax - column }
        value = isPlain ? Self.folded(words, column: column) : EncodedWord.encode(text, column: column)
    }

    /// The field with its line end.
    var line: String { "\(name): \(value)\r\n" }

    /// No word is longer than a line.
    private static func folded(_ words: [Substring], column: Int) -> String {
        var result = ""
        var width = column
        for word in words {
            let isFirst = result.isEmpty
            let isTooLong = !isFirst && width + 1 + word.utf8.count > EncodedWord.lineMax
            result += isFirst ? "" : isTooLong ? "\r\n " : " "
            result += word
            width = (isTooLong ? 0 : width) + (isFirst ? 0 : 1) + word.utf8.count
        }
        return result
    }
}
