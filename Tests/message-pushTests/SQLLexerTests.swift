import Testing

@testable import message_push

@Suite struct `A piece of a dump` {
    private func pieces(_ text: String, chunkBytes: Int = 3) throws(DumpError) -> [SQLToken] {
        var lexer = SQLLexer(OriginalDump.bytes(text, chunkBytes: chunkBytes))
        var pieces: [SQLToken] = []
        while let piece = try lexer.next() { pieces.append(piece) }
        return pieces
    }

    private func value(_ text: String) throws -> SQLValue {
        var lexer = SQLLexer(OriginalDump.bytes(text, chunkBytes: 64))
        return try lexer.value(try #require(try lexer.next()))
    }

    @Test(arguments: [
        (#"'it''s'"#, "it's"), (#"'a\'b\"c\\d'"#, #"a'b"c\d"#), (#"'\0\b\n\r\t\Z'"#, "\0\u{8}\n\r\t\u{1A}"),
        (#"'\%\_\x'"#, #"\%\_x"#), (#""a""b'c""#, #"a"b'c"#), ("''", ""), ("'验证码 😀'", "验证码 😀"),
        ("'-- no # comment /* here */'", "-- no # comment /* here */"), ("'a\nb'", "a\nb"),
    ])
    func `is a text without its escapes`(sample: (sql: String, text: String)) throws {
        for chunkBytes in 1...4 {
            #expect(try pieces(sample.sql, chunkBytes: chunkBytes) == [.text(Array(sample.text.utf8))])
        }
    }

    @Test func `is a name, with its backticks doubled`() throws {
        #expect(try pieces("`a``b`.`c d`") == [.name("a`b"), .symbol(UInt8(ascii: ".")), .name("c d")])
    }

    @Test(arguments: [
        "-- comment\nX", "# comment\nX", "/* ' comment */X", "/**/X", "/*M!999999\\- sandbox */X",
        "/*!999999\\- enable the sandbox mode */X", "/*!100100 MARIADB */X", "/*!40101 X*/", "/*! X */",
        "--\nX", "X -- no end",
    ])
    func `is not a comment, but what MySQL reads in one`(text: String) throws {
        #expect(try pieces(text) == [.word("X")])
    }

    @Test(arguments: [
        ("NULL", SQLValue.null), ("null", .null), ("-12", .number("-12")), ("1.5e-7", .number("1.5e-7")),
        ("TRUE", .number("1")), ("0x6162", .text([0x61, 0x62])), ("x'6162'", .text([0x61, 0x62])),
        ("b'101'", .number("5")), ("_binary 'a\\0'", .text([0x61, 0])), ("_utf8mb4'a'", .text([0x61])),
        ("_binary 0xff", .text([0xFF])), ("N'a'", .text([0x61])),
    ])
    func `is a value in any form`(sample: (sql: String, value: SQLValue)) throws {
        #expect(try value(sample.sql) == sample.value)
    }

    @Test(arguments: ["CURRENT_TIMESTAMP", "0xg", "x'1'", "b'2'", "(", "`a`", "_binary"])
    func `is no value`(text: String) {
        #expect(throws: DumpError.self) { try value(text) }
    }

    @Test(arguments: ["'abc", "'abc\\", "`abc", "/* abc", "/*!40101 abc"])
    func `has an end`(text: String) {
        #expect(throws: DumpError.self) { try pieces(text) }
    }

    @Test func `has a limit`() {
        let long = "'" + String(repeating: "a", count: 1 << 20) + "b'"
        #expect(throws: DumpError.self) { try pieces(long, chunkBytes: 9999) }
        #expect(throws: DumpError.self) { try pieces("`" + String(repeating: "a", count: 1001) + "`") }
        #expect(throws: DumpError.self) { try pieces(String(repeating: "a", count: 1001)) }
    }
}
