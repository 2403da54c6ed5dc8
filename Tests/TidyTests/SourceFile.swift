/// One Swift file of the repository, read once for all rules.
struct SourceFile: Sendable {
    /// From the root of the repository, as in `Sources/Journal/JournalWriter.swift`.
    let path: String
    let lines: [Substring]
    let tokens: [Token]
    let declarations: [Declaration]
    private let comments: [Int: String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let lexer = Lexer(text)
        tokens = lexer.tokens
        comments = lexer.comments
        declarations = DeclarationParser(lexer.tokens).declarations()
    }

    var isSource: Bool { path.hasPrefix("Sources/") }

    /// The file's name without folder and `.swift`.
    var stem: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.hasSuffix(".swift") ? name.dropLast(6) : name)
    }

    /// The target the file belongs to: the folder below `Sources` or `Tests`.
    var room: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// The comment on a line, with its slashes; empty if there is none.
    func comment(on line: Int) -> String {
        comments[line, default: ""]
    }

    /// Every comment with its line, from top to bottom.
    var allComments: [(line: Int, text: String)] {
        comments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The lines of comment that stand directly above a line, joined.
    func commentAbove(_ line: Int) -> String {
        var found: [String] = []
        var above = line - 1
        while above > 0, let comment = comments[above] {
            found.append(comment)
            above -= 1
        }
        return found.reversed().joined(separator: "\n")
    }

    func finding(_ line: Int, _ sentence: String) -> Finding {
        Finding(path: path, line: line, sentence: sentence)
    }
}
