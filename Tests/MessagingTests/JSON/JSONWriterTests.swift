import Messaging
import Testing

@Suite struct `A JSON value` {
    let value: JSONValue = [
        "name": "木雷", "count": 3, "ratio": 0.5, "tags": ["a", "b"], "none": nil, "open": true,
        "empty": [:], "list": [],
    ]

    @Test func `is written on one line for machines`() {
        #expect(
            value.text()
                == #"{"name":"木雷","count":3,"ratio":0.5,"tags":["a","b"],"none":null,"open":true,"#
                + #""empty":{},"list":[]}"#)
        #expect(value.serialized() == Array(value.text().utf8))
    }

    @Test func `is written with two spaces a level for people`() {
        let small: JSONValue = ["a": [1, ["b": "c"]], "d": [:], "e": []]
        #expect(
            small.text(.pretty) == """
                {
                  "a": [
                    1,
                    {
                      "b": "c"
                    }
                  ],
                  "d": {},
                  "e": []
                }
                """)
    }

    @Test func `escapes what JSON asks to escape and nothing else`() {
        let text: JSONValue = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}<>&\u{2028}é😀"
        #expect(
            text.text() == #""\"\\/\b\f\n\r\t\u0000\u001f"# + "\u{7F}<>&\u{2028}é😀\"")
    }

    @Test(arguments: [
        (JSONEscaping.markup, "a\\u003cb\\u003e\\u0026/\u{2028}\u{2029}\u{2027}\\b\\f"),
        (.slashes, "a<b>&\\/\u{2028}\u{2029}\u{2027}\\b\\f"),
        (.lineSeparators, "a<b>&/\\u2028\\u2029\u{2027}\\b\\f"),
        (.longControls, "a<b>&/\u{2028}\u{2029}\u{2027}\\u0008\\u000c"),
    ])
    func `escapes more when asked`(escaping: JSONEscaping, expected: String) {
        var bytes: [UInt8] = []
        JSONStringWriter.append("a<b>&/\u{2028}\u{2029}\u{2027}\u{8}\u{C}", escaping: escaping, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "\"" + expected + "\"")
    }

    @Test func `takes no other character for a line separator`() {
        let others = "\u{2027}\u{202A}¨©\u{A8}\u{E28}木"
        var bytes: [UInt8] = []
        JSONStringWriter.append(others + "\n", escaping: .lineSeparators, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "\"" + others + "\\n\"")
    }

    @Test func `gives its parts to those who ask for the right kind`() {
        #expect(value["name"]?.stringValue == "木雷")
        #expect(value["count"]?.intValue == 3)
        #expect(value["ratio"]?.doubleValue == 0.5)
        #expect(value["ratio"]?.intValue == nil)
        #expect(value["open"]?.boolValue == true)
        #expect(value["tags"]?.arrayValue == ["a", "b"])
        #expect(value["none"]?.isNull == true)
        #expect(value["empty"]?.objectValue?.isEmpty == true)
        #expect(value["missing"] == nil)
        #expect(value["count"]?.stringValue == nil)
        #expect(value["name"]?["x"] == nil)
    }

    @Test(
        arguments: [
            ("1", 1), ("-0", 0), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
            ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil), ("1E0", nil),
        ] as [(String, Int64?)])
    func `is an integer only when written as one that fits`(text: String, expected: Int64?) throws {
        #expect(try JSONValue(parsing: text).intValue == expected)
    }

    @Test func `can be changed member by member without losing its order`() {
        var object: JSONObject = ["b": 1, "a": 2]
        object["b"] = "new"
        object["c"] = [1]
        object["a"] = nil
        object["d"] = nil
        object["e"] = .some(.null)
        #expect(JSONValue.object(object).text() == #"{"b":"new","c":[1],"e":null}"#)
        #expect(object.count == 3)
        #expect(object != ["c": [1], "b": "new", "e": nil])
    }
}
