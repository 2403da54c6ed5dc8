import Yams

extension YAMLNode {
    /// How deep lists and mappings may stand in each other; nothing of ours needs more than five.
    static let depthMax = 32

    /// Reads one YAML document; `nil` if there is none, as in a file of comments.
    init?(parsing bytes: [UInt8]) throws(YAMLFault) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw YAMLFault(line: Self.firstInvalidLine(bytes), reason: "the text is not UTF-8")
        }
        let parser: Parser
        let root: Node?
        do {
            // The encoding is named because the library's default asks the environment and prints.
            parser = try Parser(yaml: text, encoding: .utf8)
            root = try parser.singleRoot()
        } catch let error as YamlError {
            throw YAMLFault(error, in: text)
        } catch {
            throw YAMLFault(reason: "the text is not YAML: \(error)")
        }
        // Nodes hold their anchors weakly; the parser keeps them alive until all are looked at.
        defer { withExtendedLifetime(parser) {} }
        guard let root else { return nil }
        try self.init(root, depth: 1)
    }

    private init(_ node: Node, depth: Int) throws(YAMLFault) {
        let line = node.mark?.line ?? 1
        guard depth <= Self.depthMax else {
            throw YAMLFault(line: line, reason: "the text nests deeper than \(Self.depthMax) levels")
        }
        // An alias comes here as the anchored value itself, anchor included.
        guard node.anchor == nil else {
            throw YAMLFault(
                line: line, reason: "anchors (&) and aliases (*) are not allowed; write the value out")
        }
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string, isPlain: scalar.style == .plain)
        case .sequence(let sequence): content = .list(try Self.elements(sequence, depth: depth))
        case .mapping(let mapping): content = .mapping(try Self.members(mapping, depth: depth))
        case .alias: throw YAMLFault(line: line, reason: "aliases (*) are not allowed; write the value out")
        }
        guard !Self.hasTag(node) else {
            throw YAMLFault(line: line, reason: "tags (!) are not allowed; quotes make a text of any value")
        }
        self.line = line
    }

    private static func elements(_ sequence: Node.Sequence, depth: Int) throws(YAMLFault) -> [YAMLNode] {
        var elements: [YAMLNode] = []
        for node in sequence {
            elements.append(try YAMLNode(node, depth: depth + 1))
        }
        return elements
    }

    private static func members(_ mapping: Node.Mapping, depth: Int) throws(YAMLFault) -> [Member] {
        var members: [Member] = []
        var names: Set<String> = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 1
            guard case .scalar(let scalar) = key, key.anchor == nil else {
                throw YAMLFault(line: line, reason: "a key must be a text without anchor")
            }
            // The library calls 1 and "1" two keys; we do not.
            guard names.insert(scalar.string).inserted else {
                throw YAMLFault(line: line, key: scalar.string, reason: "stands more than once")
            }
            let node = try YAMLNode(value, depth: depth + 1)
            members.append(Member(name: scalar.string, line: line, value: node))
        }
        return members
    }

    /// Whether the text names a type. Quoted texts come with the tag of a string.
    private static func hasTag(_ node: Node) -> Bool {
        switch node {
        case .scalar(let scalar):
            scalar.tag.description != "" && (scalar.style == .plain || scalar.tag != Tag(.str))
        case .sequence(let sequence): sequence.tag.description != ""
        case .mapping(let mapping): mapping.tag.description != ""
        case .alias: false
        }
    }

    private static func firstInvalidLine(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return (index ?? 0) + 1
    }
}
