import Testing

@testable import Messaging

@Suite struct `A JSON text` {
    @Test func `keeps the order of its members and the digits of its numbers`() throws {
        let value = try JSONValue(parsing: #" { "b" : 1.0 , "a" : [ -0 , 1e5 , true ] , "" : null } "#)
        let expected: JSONObject = [
            "b": .number(JSONNumber(checkedToken: "1.0")),
            "a": [.number(JSONNumber(checkedToken: "-0")), .number(JSONNumber(checkedToken: "1e5")), true],
            "": nil,
        ]
        #expect(value == .object(expected))
        #expect(value.objectValue?.members.map(\.name) == ["b", "a", ""])
    }

    @Test func `keeps numbers that no machine word holds`() throws {
        let digits = "123456789012345678901234567890.000000000000000000001"
        let number = try #require(try JSONValue(parsing: digits).numberValue)
        #expect(number.text == digits)
        #expect(number.int64 == nil)
        #expect(number.double == 1.2345678901234568e29)
    }

    /// In the spirit of github.com/nst/JSONTestSuite: what a parser must accept.
    @Test(arguments: [
        "[]", "{}", "[ ]", "{ }", "null", " true ", "\t[\r\n]\n", "\"\"", "0", "-0", "-1", "1E22",
        "1e-2", "1e+2", "0e1", "0.5", "-0.0", "123.456e78", "1e999", "[[],[[]]]", #"{"a":{"b":[]}}"#,
        #"["\u0060\u012a\u12AB"]"#, #"["\"\\\/\b\f\n\r\t"]"#, #"["\\u0000"]"#, #"["\u0000"]"#,
        "[\"\u{7F}\"]", #"["\uD801\udc37"]"#, #"["new\u00A0line"]"#, "[\"\u{2028}\u{2029}\"]",
        "[\"\u{FEFF}\"]", "[\"😀木雷\"]", #"{"a":1,"A":2}"#, #"{"":0}"#, "[1,2 , 3\t,\n4]",
        #"{"a" : "b"}"#, "[\"\u{10FFFF}\"]", "\" \"",
    ])
    func `is accepted`(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(try JSONValue(parsing: value.serialized()) == value)
        #expect(try JSONValue(parsing: value.serialized(.pretty)) == value)
    }

    /// What it must refuse.
    @Test(arguments: [
        "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1]]",
        "[1}", "[}", "{]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\" 1}",
        "{\"a\",1}", "{a:1}", "{1:1}", "{'a':1}", "{\"a\":1 \"b\":2}", "{,}", "{:1}", "{null:1}", "nul",
        "nulll", "Null", "TRUE", "tru", "truefalse", "01", "-01", "00", "+1", "-", "--1", "1.", ".5",
        "-.5", "1.e1", "1e", "1e+", "1eE2", "1.2.3", "0x1", "1_0", "1 000", "NaN", "Infinity",
        "-Infinity", "1a", "0e", "-a", "２", "\"", "\"a", "\"\\", "\"\\\"", "'a'", #""\a""#, #""\x41""#,
        #""\u""#, #""\u12""#, #""\u12G4""#, #""\U1234""#, #""\u+123""#, #""\u 123""#, "\"a\nb\"",
        "\"a\tb\"", "\"\u{0}\"", "\"\u{1F}\"", "\u{FEFF}{}", "{}{}", "{} x", "[]#", "//\n1", "/**/1",
        "[1]\u{0}", "\u{A0}1", "\u{C}1", "\u{2028}1", "[\"a\",\n4\n,1,", "<null>", "[\"\\\u{E9}\"]",
        "\\u0031", #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#, #"[{"x":{"y":1,"y":2}}]"#,
    ])
    func `is refused`(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    }

    /// Overlong forms, surrogates in UTF-8, beyond U+10FFFF, cut and stray bytes; Table 3-7 of Unicode.
    @Test(
        arguments: [
            [0xFF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE4, 0xB8], [0xC3, 0x28], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func `is refused at the byte where it stops being UTF-8`(invalid: [UInt8]) {
        let bytes = Array("[\"木".utf8) + invalid + Array("\"]".utf8)
        #expect(throws: JSONError(offset: 5, line: 1, reason: .invalidUTF8)) {
            try JSONValue(parsing: bytes)
        }
        let escaped = Array("[\"\\n\\n木".utf8) + invalid + Array("\"]".utf8)
        #expect(throws: JSONError(offset: 9, line: 1, reason: .invalidUTF8)) {
            try JSONValue(parsing: escaped)
        }
    }

    @Test(arguments: [
        (#""\ud800""#, "\u{FFFD}"), (#""\udc00""#, "\u{FFFD}"), (#""\ud800x""#, "\u{FFFD}x"),
        (#""\ud800\n""#, "\u{FFFD}\n"), (#""\ud800\u0041""#, "\u{FFFD}A"),
        (#""\ud800\ud800\udc00""#, "\u{FFFD}\u{10000}"), (#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}"),
        (#""\ud83d\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
        (#""\ud7ff\ue000""#, "\u{D7FF}\u{E000}"),
    ])
    func `reads half a surrogate pair as a replacement character`(text: String, expected: String) throws {
        let read = try #require(try JSONValue(parsing: text).stringValue)
        #expect(Array(read.utf8) == Array(expected.utf8))
    }
}
