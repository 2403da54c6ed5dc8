/// What characters a text may have.
enum TextRule {
    /// What stands for a secret that is not shown. As a value it means "keep what is there".
    static let mask = "********"

    /// Whether there are no control characters: none that could end a line in a log or a mail header.
    static func isOneLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(isPrinted)
    }

    /// As ``isOneLine(_:)``, but for line ends and tabs.
    static func isProse(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { isPrinted($0) || ["\n", "\r", "\t"].contains($0) }
    }

    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// Whether it can name something: 1 to 100 characters on one line, no blank at either end.
    static func isName(_ text: String) -> Bool {
        (1...100).contains(text.unicodeScalars.count) && isOneLine(text)
            && text.first?.isWhitespace == false && text.last?.isWhitespace == false
    }

    /// Whether it is the name of a template's variable: 1 to 64 of `a–z A–Z 0–9 _`.
    static func isVariable(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(TemplateVariables.isNameByte)
    }

    /// Whether it is an `http` or `https` address with a host, of at most 2,048 bytes.
    static func isURL(_ text: String) -> Bool {
        guard text.utf8.count <= 2048, isOneLine(text), !text.contains(where: \.isWhitespace) else {
            return false
        }
        let lowered = text.lowercased()
        for scheme in ["https://", "http://"] where lowered.hasPrefix(scheme) {
            let host = lowered.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
            return !host.isEmpty && host.first != ":"
        }
        return false
    }
}
