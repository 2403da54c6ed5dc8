import Messaging

extension YAMLNode {
    /// The value as JSON has it.
    ///
    /// A plain text is a number only if it is one in JSON, so `0123` and `+86138` stay texts; `true`
    /// and `false` are truths, and `yes`, `no`, `on`, `off` are texts; `null`, `~` and nothing are null
    /// (YAML 1.2 §10.2, without its octal and hexadecimal numbers).
    func json() throws(YAMLFault) -> JSONValue {
        switch content {
        case .scalar(let text, isPlain: false): return .string(text)
        case .scalar(let text, isPlain: true): return plain(text)
        case .list(let nodes):
            var elements: [JSONValue] = []
            for node in nodes { elements.append(try node.json()) }
            return .array(elements)
        case .mapping(let members):
            var object: [JSONObject.Member] = []
            for member in members {
                object.append((name: member.name, value: try member.value.json()))
            }
            return .object(JSONObject(object))
        }
    }

    private func plain(_ text: String) -> JSONValue {
        if isNothing { return .null }
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: return Self.number(text).map { .number($0) } ?? .string(text)
        }
    }

    /// The number, digit for digit, if JSON would read one.
    static func number(_ text: String) -> JSONNumber? {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
            return nil
        }
        do {
            return try JSONValue(parsing: text).numberValue
        } catch {
            return nil
        }
    }

    /// The line of the value at a path such as `channels[0].bindings[1].account`; the line of what is
    /// nearest to it where the path leads to nothing.
    func line(at path: String) -> Int {
        var node = self
        var line = line
        for step in path.split(whereSeparator: { ".[]".contains($0) }) {
            switch node.content {
            case .list(let nodes):
                guard let index = Int(step), nodes.indices.contains(index) else { return line }
                node = nodes[index]
                line = node.line
            case .mapping(let members):
                guard let member = members.first(where: { $0.name == step }) else { return line }
                node = member.value
                line = member.line
            case .scalar: return line
            }
        }
        return line
    }
}
