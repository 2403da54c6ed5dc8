import Messaging
import Testing

@testable import message_push

@Suite struct `A document in YAML` {
    private func json(_ text: String) throws -> JSONValue? {
        try YAMLNode(parsing: Array(text.utf8))?.json()
    }

    @Test(
        arguments: [
            ("1", 1), ("-1.50", .number(JSONNumber(parsing: "-1.50"))), ("0123", "0123"),
            ("+86138", "+86138"), ("0x1F", "0x1F"),
            ("true", true), ("True", "True"), ("no", "no"), ("on", "on"), ("null", nil), ("~", nil),
            ("", nil),
            ("\"1\"", "1"), ("'true'", "true"), ("1_000", "1_000"), (".5", ".5"),
            ("2027-01-01", "2027-01-01"),
        ] as [(String, JSONValue)])
    func `takes for numbers and truths what JSON takes for them`(text: String, value: JSONValue) throws {
        #expect(try json("a: " + text) == ["a": value])
    }

    @Test func `keeps order and line breaks`() throws {
        let text = "b:\n  - x: |\n      one\n      two\n    y: [1, {z: 2}]\na: {}\n"
        #expect(try json(text) == ["b": [["x": "one\ntwo\n", "y": [1, ["z": 2]]]], "a": [:]])
    }

    @Test func `refuses a name that stands twice, with the line where it stands again`() {
        #expect(throws: YAMLFault(line: 3, key: "name", reason: "stands more than once, first in line 2")) {
            try json("apps:\n- name: a\n  name: b\n")
        }
        #expect(throws: YAMLFault(line: 2, key: "1", reason: "stands more than once")) {
            try json("1: a\n\"1\": b\n")
        }
    }

    @Test func `refuses a bomb of aliases at its first anchor`() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
        #expect(
            throws: YAMLFault(
                line: 1, reason: "anchors (&) and aliases (*) are not allowed; write the value out")
        ) {
            try json(bomb)
        }
    }

    @Test(arguments: [
        ("channels[1].name", 4), ("channels[0].bindings[1].account", 3), ("channels[7]", 1), ("apps", 1),
        ("channels[1].bindings", 4),
    ])
    func `knows the line of a place, or of what is nearest`(path: String, line: Int) throws {
        let text = """
            channels:
            - name: a
              bindings: [{account: x}, {account: y}]
            - name: b
            """
        #expect(try #require(try YAMLNode(parsing: Array(text.utf8))).line(at: path) == line)
    }

    @Test(
        arguments: [
            ["a": "1", "b": 1, "c": nil, "d": "null", "e": "", "f": true, "g": "true", "h": [], "i": [:]],
            ["text": "one\ntwo\n", "odd": "one\n two ", "tab": "a\tb\n", "end": "x\n\n\n", "lead": "  x\ny"],
            [
                "n": .number(JSONNumber(parsing: "1.50")), "zero": "007", "plus": "+86138", "colon": "a: b",
                "hash": "a #b",
            ],
            [
                "验证码": "您的验证码是 {code}，5 分钟内有效。", "e": "👋 \u{1F468}\u{200D}\u{1F469}", "bell": "\u{7}",
                "nl": "\u{85}\u{2028}",
            ],
            [
                "deep": [["x": [["y": [1, [2, [3]]]]]]], "-": "-", "?": "? x", "no": "no", "1": "2", "y": "~",
                "q": "\"'\\",
            ],
            [
                "long": .string(String(repeating: "word ", count: 100)), "at": "@x", "star": "*a",
                "amp": "&a", "bang": "!x",
            ],
        ] as [JSONValue])
    func `is read back as the value it was written from`(value: JSONValue) throws {
        #expect(try json(value.yamlText()) == value)
    }

    @Test func `is written for people`() throws {
        let value: JSONValue = ["apps": [["name": "shop", "daily_quota": 0, "enabled": true]], "users": []]
        #expect(
            try value.yamlText() == """
                apps:
                - name: shop
                  daily_quota: 0
                  enabled: true
                users: []

                """)
    }
}

extension JSONNumber {
    fileprivate init(parsing text: String) {
        self = YAMLNode.number(text)!
    }
}
