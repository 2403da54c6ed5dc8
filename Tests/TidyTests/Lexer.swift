/// Cuts Swift into tokens and comments, well enough for the house rules.
///
/// It knows nested comments, strings of every kind with their interpolations, raw identifiers, and
/// regular expressions where they usually stand.
struct Lexer {
    private(set) var tokens: [Token] = []
    /// What each line says in comments, with the slashes.
    private(set) var comments: [Int: String] = [:]

    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var isGlued = false

    init(_ text: String) {
        bytes = Array(text.utf8)
        readCode(isInterpolation: false)
    }

    private static let space = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")
    private static let newline = UInt8(ascii: "\n")
    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
    private static let quote = UInt8(ascii: "\"")
    private static let hash = UInt8(ascii: "#")
    private static let backslash = UInt8(ascii: "\\")
    private static let backtick = UInt8(ascii: "`")
    private static let openParenthesis = UInt8(ascii: "(")
    private static let closeParenthesis = UInt8(ascii: ")")

    /// Letters, digits, the underscore, and whatever is not ASCII. A table, because this is asked of
    /// each byte in a build without optimisation.
    private static let wordBytes: [Bool] = (UInt8.min...UInt8.max).map { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        wordBytes[Int(byte)]
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
        at + offset < bytes.count ? bytes[at + offset] : nil
    }

    private func sees(_ first: UInt8, _ second: UInt8) -> Bool {
        peek() == first && peek(1) == second
    }

    private var seesLongQuote: Bool {
        peek() == Self.quote && peek(1) == Self.quote && peek(2) == Self.quote
    }

    private mutating func emit(_ text: String, startedOn line: Int) {
        tokens.append(Token(text: text, line: line, isGlued: isGlued))
        isGlued = true
    }

    /// Reads to the end, or to the `)` that closes an interpolation.
    private mutating func readCode(isInterpolation: Bool) {
        var open = 0
        while let byte = peek() {
            if Self.isWordByte(byte) {
                readWord()
                continue
            }
            switch byte {
            case Self.space, Self.tab:
                at += 1
                isGlued = false
            case Self.newline:
                line += 1
                at += 1
                isGlued = false
            case Self.slash where peek(1) == Self.slash: readLineComment()
            case Self.slash where peek(1) == Self.star: readBlockComment()
            case Self.slash where beginsExpression: readExpression(hashes: 0)
            case Self.quote: readString(hashes: 0)
            case Self.hash where hashesBefore(Self.quote) > 0: readString(hashes: hashesBefore(Self.quote))
            case Self.hash where hashesBefore(Self.slash) > 0:
                readExpression(hashes: hashesBefore(Self.slash))
            case Self.backtick: readRawIdentifier()
            default:
                if byte == Self.openParenthesis { open += 1 }
                if byte == Self.closeParenthesis { open -= 1 }
                at += 1
                emit(String(UnicodeScalar(byte)), startedOn: line)
                if isInterpolation, open < 0 { return }
            }
        }
    }

    private mutating func readWord() {
        let start = at
        while let byte = peek(), Self.isWordByte(byte) { at += 1 }
        emit(String(decoding: bytes[start..<at], as: UTF8.self), startedOn: line)
    }

    private mutating func readRawIdentifier() {
        let start = at
        at += 1
        while let byte = peek(), byte != Self.backtick, byte != Self.newline { at += 1 }
        at += 1
        emit(String(decoding: bytes[start..<min(at, bytes.count)], as: UTF8.self), startedOn: line)
    }

    private mutating func readLineComment() {
        let start = at
        while let byte = peek(), byte != Self.newline { at += 1 }
        comments[line, default: ""] += String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func readBlockComment() {
        var depth = 0
        var start = at
        repeat {
            if sees(Self.slash, Self.star) {
                depth += 1
                at += 2
            } else if sees(Self.star, Self.slash) {
                depth -= 1
                at += 2
            } else {
                if peek() == Self.newline {
                    comments[line, default: ""] += String(decoding: bytes[start..<at], as: UTF8.self)
                    line += 1
                    start = at + 1
                }
                at += 1
            }
        } while depth > 0 && at < bytes.count
        at = min(at, bytes.count)
        comments[line, default: ""] += String(decoding: bytes[min(start, at)..<at], as: UTF8.self)
        isGlued = false
    }

    /// How many `#` stand here directly before `mark`; 0 if something else follows them.
    private func hashesBefore(_ mark: UInt8) -> Int {
        var count = 0
        while peek(count) == Self.hash { count += 1 }
        return peek(count) == mark ? count : 0
    }

    private func seesHashes(_ count: Int, at offset: Int) -> Bool {
        (0..<count).allSatisfy { peek(offset + $0) == Self.hash }
    }

    private mutating func readString(hashes: Int) {
        let firstLine = line
        emit("\"", startedOn: firstLine)
        at += hashes
        let isLong = seesLongQuote
        let quotes = isLong ? 3 : 1
        at += quotes
        while let byte = peek() {
            if byte == Self.backslash, seesHashes(hashes, at: 1) {
                at += 1 + hashes
                if peek() == Self.openParenthesis {
                    at += 1
                    emit("(", startedOn: line)
                    readCode(isInterpolation: true)
                } else if peek() != Self.newline {
                    at += 1
                }
            } else if byte == Self.quote, !isLong || seesLongQuote, seesHashes(hashes, at: quotes) {
                at += quotes + hashes
                break
            } else {
                if byte == Self.newline {
                    line += 1
                    // A string of one line that does not end is not Swift; do not swallow the file.
                    if !isLong { break }
                }
                at += 1
            }
        }
        isGlued = true
    }

    private static let beforeExpressions: Set = ["(", ",", "=", ":", "{", "[", "return", "case", "in"]

    /// Whether a slash here begins a regular expression: it stands where a value must, and ends on
    /// the same line.
    private var beginsExpression: Bool {
        guard let last = tokens.last?.text, Self.beforeExpressions.contains(last) else { return false }
        guard let next = peek(1), next != Self.space, next != Self.closeParenthesis else { return false }
        let rest = bytes[(at + 1)...].prefix { $0 != Self.newline }
        return rest.contains(Self.slash)
    }

    private mutating func readExpression(hashes: Int) {
        emit("\"", startedOn: line)
        at += hashes + 1
        while let byte = peek() {
            if byte == Self.newline {
                if hashes == 0 { break }
                line += 1
            }
            if byte == Self.slash, seesHashes(hashes, at: 1) {
                at += 1 + hashes
                break
            }
            at += byte == Self.backslash ? 2 : 1
        }
    }
}
