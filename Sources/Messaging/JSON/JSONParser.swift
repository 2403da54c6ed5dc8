/// Reads JSON text, byte by byte, by RFC 8259.
///
/// Goes through the bytes once; a string without escapes is made in one piece from its bytes. Calls
/// itself for what is nested, at most ``JSONLimits/depth`` times.
struct JSONParser {
    let bytes: [UInt8]
    let limits: JSONLimits
    /// The next byte to read.
    var position = 0
    private var depth = 0

    /// Objects with more members than this find a name that stands twice with a set, not by looking
    /// at all the others: a request with a hundred thousand names must not cost their square.
    private static let membersComparedDirectly = 16

    /// Room made for the members of an object before they are known; a usual request has about six.
    private static let membersExpected = 8

    init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the whole text as one value.
    mutating func parse() throws(JSONError) -> JSONValue {
        guard bytes.count <= limits.bytes else { throw error(.tooLong(limit: limits.bytes), at: 0) }
        skipWhitespace()
        let value = try parseValue()
        skipWhitespace()
        guard position == bytes.count else { throw error(.textAfterValue, at: position) }
        return value
    }

    private mutating func parseValue() throws(JSONError) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "{"): return .object(try parseObject())
        case UInt8(ascii: "["): return .array(try parseArray())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber())
        case UInt8(ascii: "t"): return try parseWord("true", meaning: .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", meaning: .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", meaning: .null)
        default: throw error(.unexpectedCharacter(expected: "a value"), at: position)
        }
    }

    private mutating func parseObject() throws(JSONError) -> JSONObject {
        try enter()
        defer { depth -= 1 }
        if takes(UInt8(ascii: "}")) { return JSONObject() }
        var members: [JSONObject.Member] = []
        members.reserveCapacity(Self.membersExpected)
        var names: Set<String> = []
        repeat {
            skipWhitespace()
            let start = position
            guard try peek() == UInt8(ascii: "\"") else {
                throw error(.unexpectedCharacter(expected: "a name in quotes"), at: position)
            }
            let name = try parseString()
            guard Self.isNew(name, among: members, names: &names) else {
                throw error(.duplicateName(name), at: start)
            }
            skipWhitespace()
            try expect(UInt8(ascii: ":"), called: "a colon")
            skipWhitespace()
            members.append((name, try parseValue()))
            skipWhitespace()
        } while takes(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"), called: "a comma or a closing brace")
        return JSONObject(checkedMembers: members)
    }

    private mutating func parseArray() throws(JSONError) -> [JSONValue] {
        try enter()
        defer { depth -= 1 }
        if takes(UInt8(ascii: "]")) { return [] }
        var elements: [JSONValue] = []
        repeat {
            skipWhitespace()
            elements.append(try parseValue())
            skipWhitespace()
        } while takes(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"), called: "a comma or a closing bracket")
        return elements
    }

    private mutating func parseWord(
        _ word: String, meaning value: JSONValue
    ) throws(JSONError) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else {
            throw error(.unexpectedCharacter(expected: "a value"), at: position)
        }
        position += word.utf8.count
        return value
    }

    /// Steps over an opening bracket and the white space behind it.
    private mutating func enter() throws(JSONError) {
        guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth), at: position) }
        depth += 1
        position += 1
        skipWhitespace()
    }

    private static func isNew(
        _ name: String, among members: [JSONObject.Member], names: inout Set<String>
    ) -> Bool {
        guard members.count >= membersComparedDirectly else {
            return !members.contains { $0.name == name }
        }
        if names.isEmpty { names = Set(members.map(\.name)) }
        return names.insert(name).inserted
    }
}
