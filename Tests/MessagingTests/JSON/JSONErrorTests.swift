import Testing

@testable import Messaging

@Suite struct `A refused JSON text` {
    @Test(arguments: [
        ("", JSONError(offset: 0, line: 1, reason: .unexpectedEnd)),
        ("{\n \"a\": 01}", JSONError(offset: 8, line: 2, reason: .malformedNumber)),
        ("[1,\n2,\n]", JSONError(offset: 7, line: 3, reason: .unexpectedCharacter(expected: "a value"))),
        ("{\"a\":1} x", JSONError(offset: 8, line: 1, reason: .textAfterValue)),
        ("[\"a\u{1}\"]", JSONError(offset: 3, line: 1, reason: .controlCharacter)),
        (#"["\q"]"#, JSONError(offset: 2, line: 1, reason: .malformedEscape)),
        (#"{"a":1,"b":2,"a":3}"#, JSONError(offset: 13, line: 1, reason: .duplicateName("a"))),
        ("[tru]", JSONError(offset: 1, line: 1, reason: .unexpectedCharacter(expected: "a value"))),
        ("[\"abc", JSONError(offset: 5, line: 1, reason: .unexpectedEnd)),
    ])
    func `names the place and the reason`(text: String, expected: JSONError) {
        #expect(throws: expected) { try JSONValue(parsing: text) }
    }

    @Test func `is described in a sentence that repeats no value`() {
        let error = JSONError(offset: 13, line: 2, reason: .duplicateName("code"))
        #expect("\(error)" == "The name \"code\" stands twice in one object (line 2, byte 13)")
        let long = JSONError(offset: 1, line: 1, reason: .duplicateName(String(repeating: "x", count: 5000)))
        #expect(long.description.utf8.count < 200)
    }

    @Test func `may be nested as deep as the limit and no deeper`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONValue(parsing: nested(32))
        #expect(throws: JSONError(offset: 32, line: 1, reason: .tooDeep(limit: 32))) {
            try JSONValue(parsing: nested(33))
        }
        #expect(throws: JSONError(offset: 128, line: 1, reason: .tooDeep(limit: 128))) {
            try JSONValue(parsing: String(repeating: "[", count: 1_000_000), limits: JSONLimits(depth: 5000))
        }
        _ = try JSONValue(parsing: "[" + Array(repeating: nested(31), count: 50).joined(separator: ",") + "]")
    }

    @Test func `may be as long as the limit and no longer`() throws {
        let limits = JSONLimits(bytes: 4, numberBytes: 3)
        _ = try JSONValue(parsing: "[12]", limits: limits)
        #expect(throws: JSONError(offset: 0, line: 1, reason: .tooLong(limit: 4))) {
            try JSONValue(parsing: "[12] ", limits: limits)
        }
        #expect(throws: JSONError(offset: 0, line: 1, reason: .numberTooLong(limit: 3))) {
            try JSONValue(parsing: "1234", limits: limits)
        }
    }

    @Test func `is refused for a name that stands twice among thousands`() throws {
        let names = (0..<5000).map { "\"name\($0)\":0" }
        _ = try JSONValue(parsing: "{" + names.joined(separator: ",") + "}")
        #expect(throws: JSONError.self) {
            try JSONValue(parsing: "{" + names.joined(separator: ",") + ",\"name3\":0}")
        }
        #expect(throws: JSONError.self) {
            try JSONValue(parsing: "{" + names.joined(separator: ",") + ",\"name4999\":0}")
        }
    }
}
