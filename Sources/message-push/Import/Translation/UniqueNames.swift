/// Names as the catalog wants them: 1 to 100 characters on one line, each once.
struct UniqueNames {
    private static let charactersMax = 100

    private var taken: Set<String> = []

    /// The name that comes nearest to `wanted`: with the row's number behind it where another row has it.
    mutating func name(_ wanted: String?, otherwise substitute: String, id: Int64) -> String {
        let cleaned = Self.cleaned(wanted ?? "")
        let name = cleaned.isEmpty ? Self.cleaned("\(substitute) \(id)") : cleaned
        if taken.insert(name).inserted { return name }
        var suffix = " (\(id))"
        while true {
            let candidate = Self.cut(name, Self.charactersMax - suffix.unicodeScalars.count) + suffix
            if taken.insert(candidate).inserted { return candidate }
            suffix = " ·" + suffix
        }
    }

    /// Without control characters, and without blanks at its ends.
    private static func cleaned(_ text: String) -> String {
        let isBreak = { (scalar: Unicode.Scalar) in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        var printed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { printed.append(isBreak(scalar) ? " " : scalar) }
        return trimmed(cut(trimmed(String(printed)), charactersMax))
    }

    private static func cut(_ text: String, _ count: Int) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
