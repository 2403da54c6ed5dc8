/// Finds the declarations among the tokens of a file.
struct DeclarationParser {
    private let tokens: [Token]
    /// For each `{` the index of its `}`; for every other token its own index.
    private let ends: [Int]
    /// For each token, how many braces are open around it.
    private let depths: [Int]

    init(_ tokens: [Token]) {
        self.tokens = tokens
        var ends = Array(tokens.indices)
        var depths = [Int](repeating: 0, count: tokens.count)
        var open: [Int] = []
        for index in ends.indices {
            let token = tokens[index]
            if token.text == "}", let start = open.popLast() { ends[start] = index }
            depths[index] = open.count
            if token.text == "{" { open.append(index) }
        }
        self.ends = ends
        self.depths = depths
    }

    func declarations() -> [Declaration] {
        tokens.indices.compactMap { declares(at: $0) ? declaration(at: $0) : nil }
    }

    private func text(_ index: Int) -> String {
        index >= 0 && index < tokens.count ? tokens[index].text : ""
    }

    private static let keywords = Declaration.types.union(Declaration.functions)
        .union(Declaration.others)
    private static let notAfterClass = keywords.union(Declaration.modifiers)
    private static let neverBefore: Set = [
        ".", "(", ",", ":", "if", "guard", "while", "case", "&", "some", "any",
    ]

    private func declares(at index: Int) -> Bool {
        let keyword = text(index)
        guard tokens[index].isWord, Self.keywords.contains(keyword) else { return false }
        guard !Self.neverBefore.contains(text(index - 1)) else { return false }
        switch keyword {
        case "init": return ["(", "?", "<"].contains(text(index + 1))
        case "deinit": return text(index + 1) == "{"
        case "subscript": return ["(", "<"].contains(text(index + 1))
        case "class": return !Self.notAfterClass.contains(text(index + 1))
        case "func": return true
        default: return tokens.indices.contains(index + 1) && tokens[index + 1].isWord
        }
    }

    private func declaration(at index: Int) -> Declaration {
        let (first, modifiers) = modifiers(before: index)
        var name = text(index + 1)
        var next = index + 2
        if text(index) == "init" || text(index) == "deinit" || text(index) == "subscript" {
            (name, next) = (text(index), index + 1)
        }
        while text(next) == ".", ["extension", "import"].contains(text(index)) {
            name += "." + text(next + 1)
            next += 2
        }
        let (head, body) = body(after: next, keyword: text(index))
        let last = body.map { ends[$0] } ?? max(index, head.upperBound - 1)
        return Declaration(
            keyword: text(index), name: name.filter { $0 != "`" }, modifiers: modifiers,
            firstLine: tokens[first].line, line: tokens[index].line,
            lastLine: tokens[min(last, tokens.count - 1)].line, depth: depths[index],
            head: tokens[head].map(\.text))
    }

    /// Walks back over modifiers with their `(set)`, and over attributes with their arguments.
    private func modifiers(before index: Int) -> (first: Int, modifiers: Set<String>) {
        var first = index
        var found: Set<String> = []
        while first > 0 {
            var start = first - 1
            if text(start) == ")" {
                while start > 0, text(start) != "(" { start -= 1 }
                start -= 1
            }
            if start > 0, text(start - 1) == "@" {
                first = start - 1
            } else if start >= 0, Declaration.modifiers.contains(text(start)) {
                // `private(set)` says nothing about who may read.
                if start == first - 1 { found.insert(text(start)) }
                first = start
            } else {
                break
            }
        }
        return (first, found)
    }

    private static let beginners = keywords.union(Declaration.modifiers).union(["@", "}", "#", "case"])

    /// What stands before the body, and where the body begins, if there is one.
    private func body(after start: Int, keyword: String) -> (head: Range<Int>, body: Int?) {
        let isProperty = keyword == "var" || keyword == "let"
        let hasNone = Declaration.others.subtracting(["extension"]).contains(keyword)
        var open = 0
        var index = start
        while index < tokens.count {
            let text = text(index)
            let beginsLine = tokens[index].line > tokens[index - 1].line
            if open == 0 {
                if text == "{", !hasNone { return (start..<index, index) }
                if text == "}" || text == "{" { break }
                if beginsLine, isProperty || hasNone || Self.beginners.contains(text) { break }
                if isProperty, text == "=" { break }
            }
            if text == "(" || text == "[" { open += 1 }
            if text == ")" || text == "]" { open -= 1 }
            index += 1
        }
        return (min(start, index)..<index, nil)
    }
}
