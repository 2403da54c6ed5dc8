import Yams

extension YAMLFault {
    /// Says the library's error in our words, without the text itself: it may hold secrets.
    init(_ error: YamlError, in text: String) {
        switch error {
        case .scanner(_, let problem, let mark, _) where Self.tabIndents(line: mark.line, of: text):
            self.init(line: mark.line, reason: "a tab stands in the indentation; use spaces (\(problem))")
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let begin = context.map { " \($0.text) that begins in line \($0.mark.line)" } ?? ""
            self.init(line: mark.line, reason: "the text is not YAML: \(problem)\(begin)")
        case .reader(let problem, let offset, _, _):
            let line = offset.map { text.prefix($0).count { $0.isNewline } + 1 }
            self.init(line: line, reason: "the text is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            self.init(repeating: names.first ?? "", after: context.mark, of: text)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            self.init(reason: "the text cannot be read as YAML")
        }
    }

    /// The library tells where the key stands first; the operator wants to know where it stands again.
    private init(repeating name: String, after first: Mark, of text: String) {
        let lines = Self.lines(text)
        let again = lines.indices.dropFirst(first.line).first { index in
            let line = lines[index].drop { $0 == " " }
            return lines[index].count - line.count == first.column - 1 && line.hasPrefix("\(name):")
        }
        let reason = "stands more than once, first in line \(first.line)"
        self.init(line: again.map { $0 + 1 } ?? first.line, key: name, reason: reason)
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    private static func tabIndents(line: Int, of text: String) -> Bool {
        let lines = lines(text)
        guard lines.indices.contains(line - 1) else { return false }
        return lines[line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }
}
