extension Rule {
    static let unsafePlaces = Rule("unsafe stands where C or an executor needs it") { file in
        guard file.isSource, !UnsafePlaces.allow(file) else { return [] }
        return unsafeLines(of: file).filter { !handsOutExecutor(file, line: $0) }
            .map { file.finding($0, "unsafe has no place in this file: see UnsafePlaces.") }
    }

    static let unsafeReasons = Rule("unsafe has a sentence above that says why it is safe") { file in
        guard file.isSource else { return [] }
        // The sentence may stand above the whole statement, or above a few that belong together.
        return unsafeLines(of: file).filter { line in
            (max(1, line - 12)...line).allSatisfy { file.comment(on: $0).isEmpty }
        }.map { file.finding($0, "unsafe without a sentence above that says why it is safe.") }
    }

    static let uncheckedReasons = Rule("an unchecked promise is proved above it") { file in
        guard file.isSource else { return [] }
        return uncheckedIndices(of: file).compactMap { index in
            let line = file.tokens[index].line
            let owner = file.declarations.last { $0.firstLine <= line && $0.line >= line || $0.line == line }
            let above = file.commentAbove(line) + file.commentAbove(owner?.firstLine ?? line)
            guard !["safe because", "safe:", "guard"].contains(where: above.lowercased().contains) else {
                return nil
            }
            return file.finding(line, "An unchecked promise without \"Safe because …\" directly above.")
        }
    }

    /// Lines with the expression marker; not `nonisolated(unsafe)`, `@unsafe` or a method's name.
    private static func unsafeLines(of file: SourceFile) -> [Int] {
        let tokens = file.tokens
        var lines: [Int] = []
        for index in tokens.indices where tokens[index].text == "unsafe" {
            let before = index > 0 ? tokens[index - 1].text : ""
            let after = index + 1 < tokens.count ? tokens[index + 1].text : ""
            guard before != "@", before != ".", !(before == "(" && after == ")"), after != ":" else {
                continue
            }
            if lines.last != tokens[index].line { lines.append(tokens[index].line) }
        }
        return lines
    }

    private static func handsOutExecutor(_ file: SourceFile, line: Int) -> Bool {
        file.lines[line - 1].contains("nownedSerialExecutor")
            || line > 1 && file.lines[line - 2].contains("UnownedSerialExecutor")
    }

    private static func uncheckedIndices(of file: SourceFile) -> [Int] {
        let tokens = file.tokens
        return tokens.indices.filter { index in
            switch tokens[index].text {
            case "unchecked": index > 0 && tokens[index - 1].text == "@"
            case "nonisolated":
                index + 2 < tokens.count && tokens[index + 1].text == "("
                    && tokens[index + 2].text == "unsafe"
            default: false
            }
        }
    }
}
