import API
import Messaging
import Testing

@Suite struct `PHP's order of names` {
    private func text(_ body: String, _ form: CanonicalForm = .phpSorted) throws -> String {
        let object = try #require(try JSONValue(parsing: body).objectValue)
        return String(decoding: form.text(of: object), as: UTF8.self)
    }

    private func order(_ names: [String], _ rules: PHPArrayKey.Rules) -> [String] {
        let object = JSONObject(names.map { (name: $0, value: .null) })
        return MemberOrder.php(rules).arranged(object, depth: 1).map(\.name)
    }

    @Test(arguments: [
        (["10", "2"], ["2", "10"]),
        (["b", "10", "a", "9"], ["9", "10", "a", "b"]),
        (["-1", "0", "-10", "5"], ["-10", "-1", "0", "5"]),
        (["b", "B", "_", "a1", "a"], ["B", "_", "a", "a1", "b"]),
        (["1.5", "10", "9"], ["1.5", "9", "10"]),
        (["010", "9"], ["9", "010"]),
        (["2e1", "19", "21"], ["19", "2e1", "21"]),
        (["name", "1", "2"], ["1", "2", "name"]),
        (["1.0", "1.00", "01"], ["1.0", "1.00", "01"]),
        (["01", "1.00", "1.0"], ["01", "1.00", "1.0"]),
        // Doubles cannot tell these apart: a tie keeps the order received.
        (["9223372036854775808", "9223372036854775807"], ["9223372036854775808", "9223372036854775807"]),
    ])
    func `compares numbers as numbers and words as bytes`(names: [String], expected: [String]) {
        #expect(order(names, .since82) == expected)
    }

    @Test(arguments: [
        (["b", "10", "a", "9"], ["a", "b", "9", "10"]),
        (["1", "name"], ["name", "1"]),
        (["-1", "name"], ["-1", "name"]),
        (["10", "2"], ["2", "10"]),
        (["8", "9lives"], ["8", "9lives"]),
        (["10", "9lives"], ["9lives", "10"]),
    ])
    func `took words for zero before 8.2`(names: [String], expected: [String]) {
        #expect(order(names, .before82) == expected)
    }

    @Test(
        arguments: [
            ("0", 0), ("1", 1), ("-1", -1),
            ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
            ("00", nil), ("01", nil), ("+1", nil), ("-0", nil), ("1.0", nil), (" 1", nil), ("", nil),
            ("-", nil),
            ("9223372036854775808", nil), ("1e3", nil), ("１", nil),
        ] as [(String, Int64?)])
    func `has integers where a name reads as a canonical one`(name: String, expected: Int64?) {
        #expect(PHPArrayKey(name) == expected.map { .integer($0) } ?? .text(name))
    }

    @Test func `reaches every level`() throws {
        #expect(
            try text(#"{"b":[{"10":1,"9":{"d":2,"c":3}}],"a":"<"}"#)
                == #"{"a":"<","b":[{"9":{"c":3,"d":2},"10":1}]}"#)
    }

    @Test func `makes a list of an array whose keys become 0, 1, 2 … by sorting`() throws {
        #expect(try text(#"{"p":{"1":"b","0":"a"}}"#) == #"{"p":["a","b"]}"#)
        #expect(try text(#"{"p":{"0":"a"}}"#) == #"{"p":["a"]}"#)
        #expect(try text(#"{"p":{"1":"a","2":"b"}}"#) == #"{"p":{"1":"a","2":"b"}}"#)
        #expect(try text(#"{"p":{"0":"a","01":"b"}}"#) == #"{"p":{"0":"a","01":"b"}}"#)
        #expect(try text(#"{"p":{"1":{"y":1,"x":2},"0":[]}}"#) == #"{"p":[[],{"x":2,"y":1}]}"#)
    }

    @Test func `gives some order even where PHP's comparison runs in a circle`() {
        let names = ["10", "1a", "9", "2", "1b", "8", "11", "x", "1.5", "007"]
        for rules in [PHPArrayKey.Rules.since82, .before82] {
            #expect(order(names, rules).sorted() == names.sorted())
            #expect(order(names, rules) == order(names, rules))
        }
    }
}
