/// Writes a value as JSON text.
struct JSONWriter {
    /// Room made before writing, in bytes; more is found when needed.
    private static let usualCount = 512

    private(set) var bytes: [UInt8] = []
    private let style: JSONStyle
    private var depth = 0

    init(style: JSONStyle) {
        self.style = style
        bytes.reserveCapacity(Self.usualCount)
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let text): JSONStringWriter.append(text, to: &bytes)
        case .array(let elements):
            write(elements, between: "[", and: "]") { writer, element in
                writer.write(element)
            }
        case .object(let object):
            write(object.members, between: "{", and: "}") { writer, member in
                JSONStringWriter.append(member.name, to: &writer.bytes)
                writer.bytes.append(contentsOf: (writer.style == .pretty ? ": " : ":").utf8)
                writer.write(member.value)
            }
        }
    }

    /// Writes `items` with commas between them; an empty list stays on its line in every style.
    private mutating func write<Item>(
        _ items: [Item], between opening: Unicode.Scalar, and closing: Unicode.Scalar,
        each: (inout JSONWriter, Item) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        depth += 1
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine()
            each(&self, item)
        }
        depth -= 1
        if !items.isEmpty { breakLine() }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func breakLine() {
        guard style == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }
}
