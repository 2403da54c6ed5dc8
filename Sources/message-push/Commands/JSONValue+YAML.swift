import Messaging
import Yams

extension JSONValue {
    /// The value as a YAML text that ``YAMLNode`` reads back as the same value.
    func yamlText() throws(CommandFailure) -> String {
        do {
            return try Yams.serialize(node: yamlNode, width: -1, allowUnicode: true)
        } catch {
            throw CommandFailure(
                exitCode: .failed, sentence: "The answer cannot be written as YAML: \(error)")
        }
    }

    private var yamlNode: Node {
        switch self {
        case .null: Node("null", .implicit, .plain)
        case .bool(let truth): Node(truth ? "true" : "false", .implicit, .plain)
        case .number(let number): Node(number.text, .implicit, .plain)
        case .string(let text): Self.node(of: text)
        case .array(let elements):
            Node(elements.map(\.yamlNode), .implicit, elements.isEmpty ? .flow : .block)
        case .object(let object):
            Node(
                object.members.map { (Self.node(of: $0.name), $0.value.yamlNode) }, .implicit,
                object.isEmpty ? .flow : .block)
        }
    }

    private static func node(of text: String) -> Node {
        if isSafelyPlain(text) { return Node(text, Tag(.str), .plain) }
        let isBlock = text.contains("\n") && text.allSatisfy { $0 == "\n" || !$0.isWhitespace || $0 == " " }
        return Node(text, Tag(.str), isBlock ? .literal : .doubleQuoted)
    }

    /// Whether a text may stand without quotes: a word that no edition of YAML takes for something else.
    private static func isSafelyPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "-./@".utf8.contains($0) }
            && !words.contains(text.lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
