/// Cuts a dump into the pieces that MySQL sees (MySQL 8.0 Reference Manual, chapter 11): comments are passed
/// over, and what stands in `/*!40101 … */` is read, since MySQL does.
struct SQLLexer {
    /// More than a setting of the original can hold; only texts that are kept count.
    private static let textBytesMax = 1 << 20
    /// Names have at most 64 characters.
    private static let wordBytesMax = 1000
    /// MariaDB's versions, and the sandbox mark of newer dumps: MySQL skips what is for a later version.
    private static let laterVersion = 100_000

    private static let blanks = [UInt8](" \t\r".utf8)

    private var bytes: DumpBytes
    private var isInVersionComment = false
    /// Whether texts are wanted. They are long and many in tables that nobody asks for.
    var keepsTexts = true

    init(_ bytes: DumpBytes) {
        self.bytes = bytes
    }

    /// Where the next piece begins, or a little before.
    var line: Int { bytes.line }

    /// An error at this line.
    func malformed(_ sentence: String) -> DumpError { .malformed(line: line, sentence: sentence) }

    /// The next piece; nil at the end.
    mutating func next() throws(DumpError) -> SQLToken? {
        while let byte = try bytes.next() {
            switch byte {
            case _ where byte == UInt8(ascii: "\n") || Self.blanks.contains(byte):
                continue
            case UInt8(ascii: "#"):
                try skipLine()
            case UInt8(ascii: "-") where try bytes.takes(UInt8(ascii: "-")):
                try skipLine()
            case UInt8(ascii: "/") where try bytes.takes(UInt8(ascii: "*")):
                try beginComment()
            case UInt8(ascii: "*") where isInVersionComment:
                guard try bytes.takes(UInt8(ascii: "/")) else { return .symbol(byte) }
                isInVersionComment = false
            case UInt8(ascii: "`"):
                return .name(try quotedName())
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                return .text(try quotedText(byte))
            case _ where Self.isWordByte(byte):
                return .word(try word(byte))
            default:
                return .symbol(byte)
            }
        }
        guard !isInVersionComment else { throw malformed("The dump ends within a comment.") }
        return nil
    }

    /// Passes over what stands between `DELIMITER ;;` and `DELIMITER ;`: triggers and routines.
    mutating func skipDelimited() throws(DumpError) {
        var line = try restOfLine()
        guard line != ";" else { return }
        repeat {
            guard try bytes.peek() != nil else { throw malformed("The dump ends within a routine.") }
            line = try restOfLine()
        } while line.uppercased() != "DELIMITER ;"
    }

    /// The rest of the line without blanks at its ends; no more of it than a command can have.
    private mutating func restOfLine() throws(DumpError) -> String {
        var line: [UInt8] = []
        while let byte = try bytes.next(), byte != UInt8(ascii: "\n") {
            let isBlank = Self.blanks.contains(byte)
            if line.count < Self.wordBytesMax, !(isBlank && line.isEmpty) { line.append(byte) }
        }
        while let last = line.last, Self.blanks.contains(last) { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    private mutating func skipLine() throws(DumpError) {
        while let byte = try bytes.next(), byte != UInt8(ascii: "\n") { continue }
    }

    /// `/*!40101 SET …*/` is SQL; any other comment is passed over.
    private mutating func beginComment() throws(DumpError) {
        guard try bytes.takes(UInt8(ascii: "!")) else { return try skipComment() }
        var version = 0
        while let digit = try bytes.peek(), Self.isDigit(digit), version < Self.laterVersion {
            version = version * 10 + Int(digit - UInt8(ascii: "0"))
            _ = try bytes.next()
        }
        guard version < Self.laterVersion else { return try skipComment() }
        isInVersionComment = true
    }

    private mutating func skipComment() throws(DumpError) {
        while let byte = try bytes.next() {
            if byte == UInt8(ascii: "*"), try bytes.takes(UInt8(ascii: "/")) { return }
        }
        throw malformed("The dump ends within a comment.")
    }

    private mutating func quotedName() throws(DumpError) -> String {
        var name: [UInt8] = []
        while let byte = try bytes.next() {
            if byte == UInt8(ascii: "`"), try bytes.takes(byte) == false {
                return String(decoding: name, as: UTF8.self)
            }
            guard name.count < Self.wordBytesMax else { break }
            name.append(byte)
        }
        throw malformed("A name in backticks has no end.")
    }

    private mutating func quotedText(_ quote: UInt8) throws(DumpError) -> [UInt8] {
        var text: [UInt8] = []
        while let byte = try bytes.next() {
            if byte == quote, try bytes.takes(quote) == false { return text }
            let isEscape = byte == UInt8(ascii: "\\")
            let escaped = isEscape ? try bytes.next() : nil
            guard keepsTexts else { continue }
            if let escaped { text += Self.meaning(ofEscaped: escaped) } else { text.append(byte) }
            guard text.count <= Self.textBytesMax else {
                throw malformed("A text has more than \(Self.textBytesMax) bytes.")
            }
        }
        throw malformed("The dump ends within a text in quotes.")
    }

    /// By table 11.1 of the manual: `\%` and `\_` keep their backslash, others lose it.
    private static func meaning(ofEscaped byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "0"): [0]
        case UInt8(ascii: "b"): [8]
        case UInt8(ascii: "n"): [10]
        case UInt8(ascii: "r"): [13]
        case UInt8(ascii: "t"): [9]
        case UInt8(ascii: "Z"): [26]
        case UInt8(ascii: "%"), UInt8(ascii: "_"): [UInt8(ascii: "\\"), byte]
        default: [byte]
        }
    }

    private mutating func word(_ first: UInt8) throws(DumpError) -> String {
        var word = [first]
        while let byte = try bytes.peek() {
            let isExponent =
                (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && Self.isDigit(first)
                && (word.last == UInt8(ascii: "e") || word.last == UInt8(ascii: "E"))
                && word.prefix(2) != [UInt8(ascii: "0"), UInt8(ascii: "x")]
            guard Self.isWordByte(byte) || isExponent || byte == UInt8(ascii: ".") && Self.isDigit(first)
            else { break }
            guard word.count < Self.wordBytesMax else {
                throw malformed("A word has more than \(Self.wordBytesMax) bytes.")
            }
            word.append(byte)
            _ = try bytes.next()
        }
        return String(decoding: word, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Names without quotes may have letters beyond ASCII.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "$"), UInt8(ascii: "@"), 0x80...0xFF:
            true
        default: isDigit(byte)
        }
    }
}
