import Messaging

extension JSONValue {
    /// The member's text for a cell; `-` where there is none.
    func cell(_ name: String) -> String {
        text(name) ?? "-"
    }

    /// The member's text if it is one of a list of words, with blanks for underscores.
    func word(_ name: String) -> String? {
        text(name).map { String($0.map { $0 == "_" ? " " : $0 }) }
    }

    /// The member's text as it is but for control characters; `nil` where it is absent, null or empty.
    func text(_ name: String) -> String? {
        switch self[name] {
        case .string(let text): text.isEmpty ? nil : text.withoutControls
        case .number(let number): number.text
        case .array(let elements): elements.isEmpty ? nil : JSONValue.array(elements).text().withoutControls
        case .object(let object): object.isEmpty ? nil : JSONValue.object(object).text().withoutControls
        case .bool(let truth): truth ? "yes" : "no"
        case .null, nil: nil
        }
    }

    /// The member's integer, digits in groups of three; `-` where there is none.
    func count(_ name: String) -> String {
        guard let number = self[name]?.intValue else { return "-" }
        var grouped = ""
        for (index, digit) in String(number.magnitude).reversed().enumerated() {
            if index > 0 && index.isMultiple(of: 3) { grouped = "," + grouped }
            grouped = String(digit) + grouped
        }
        return (number < 0 ? "-" : "") + grouped
    }

    /// The member's moment, if it is one of RFC 3339.
    func moment(_ name: String) -> Timestamp? {
        self[name]?.stringValue.flatMap { Timestamp(rfc3339: $0) }
    }
}
