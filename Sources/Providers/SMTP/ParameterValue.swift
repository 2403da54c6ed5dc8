/// Parameters of MIME fields, `filename` above all, in any script.
enum ParameterValue {
    /// What a line keeps free for the parameter's name, its section number and the semicolon.
    private static let valueCharactersMax = 50

    /// `; name="value"` where ASCII suffices; otherwise as RFC 2231 has it, `; name*=UTF-8''%E6…`, cut
    /// between scalars into `name*0*`, `name*1*` … where one line is too short. Each stands on its own line.
    static func parameter(_ name: String, _ value: String) -> String {
        if value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), value.utf8.count <= valueCharactersMax {
            return ";\r\n \(name)=\(quoted(value))"
        }
        let sections = extendedSections(value)
        guard sections.count > 1 else { return ";\r\n \(name)*=UTF-8''\(sections[0])" }
        return sections.enumerated().map { index, section in
            ";\r\n \(name)*\(index)*=\(index == 0 ? "UTF-8''" : "")\(section)"
        }.joined()
    }

    /// The same for old clients, which read RFC 2047 words in quotes although its §5 forbids them there.
    static func oldFashionedParameter(_ name: String, _ value: String) -> String {
        if value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
            return ";\r\n \(name)=\(quoted(value))"
        }
        // The quotes, the equals sign and the space before the name take part of the first line.
        return ";\r\n \(name)=\"\(EncodedWord.encode(value, column: name.utf8.count + 4))\""
    }

    /// `text` as a quoted string (RFC 5322 §3.2.4). Only for printable ASCII.
    static func quoted(_ text: String) -> String {
        let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)\""
    }

    /// At least one section.
    private static func extendedSections(_ value: String) -> [String] {
        var sections = [""]
        for scalar in value.unicodeScalars {
            let escaped = WebAddress.queryEscaped(String(scalar))
            if sections[sections.count - 1].utf8.count + escaped.utf8.count > valueCharactersMax {
                sections.append("")
            }
            sections[sections.count - 1] += escaped
        }
        return sections
    }
}
