import Testing

@Suite struct `The lexer` {
    private func texts(_ code: String) -> [String] {
        Lexer(code).tokens.map(\.text)
    }

    @Test func `drops comments, also nested ones, and keeps what they say`() {
        let lexer = Lexer("a // try! b\n/* c /* d */ e */ f\n")
        #expect(lexer.tokens.map(\.text) == ["a", "f"])
        #expect(lexer.comments == [1: "// try! b", 2: "/* c /* d */ e */"])
    }

    @Test func `counts lines through comments and strings`() {
        let lexer = Lexer("/*\n*/\n\"\"\"\n  x\n  \"\"\"\ny")
        #expect(lexer.tokens.map(\.line) == [3, 6])
    }

    @Test(arguments: [
        #""try! \" // x" y"#, ##"#"a " \n "# y"##, "\"\"\"\n a \"\" } b\n\"\"\" y", ###"##"a "# b"## y"###,
    ])
    func `makes a string one token`(code: String) {
        #expect(texts(code) == ["\"", "y"])
    }

    @Test func `reads the code in a string`() {
        #expect(texts(#""a \(b["k"]!) c" d"#) == ["\"", "(", "b", "[", "\"", "]", "!", ")", "d"])
        #expect(texts(##"#"a \(b) \#(c) d"# e"##) == ["\"", "(", "c", ")", "e"])
    }

    @Test func `makes a regular expression one token, and a division three`() {
        #expect(texts(#"let a = /"[^"]\/{2}/"#) == ["let", "a", "=", "\""])
        #expect(texts("f(#/a\"b/#)") == ["f", "(", "\"", ")"])
        #expect(texts("a / b / c") == ["a", "/", "b", "/", "c"])
    }

    @Test func `keeps a raw identifier whole`() {
        #expect(
            texts("func `a torn \"tail\" {`() {}") == ["func", "`a torn \"tail\" {`", "(", ")", "{", "}"])
    }
}

@Suite struct `The parser of declarations` {
    private func declarations(_ code: String) -> [Declaration] {
        DeclarationParser(Lexer(code).tokens).declarations()
    }

    @Test func `finds types, functions and properties with their lines and depths`() {
        let found = declarations(
            """
            /// A.
            @frozen
            package struct A<T>: B where T: C {
                package private(set) var x: Int { 1 }
                init(y: Int = { 2 }()) {
                    self.init()
                }
                static func == (a: A, b: A) -> Bool
                    where T: D
                {
                    true
                }
            }
            extension Logger.Level {}
            """)
        #expect(found.map(\.name) == ["A", "x", "init", "=", "Logger.Level"])
        #expect(found.map(\.line) == [3, 4, 5, 8, 14])
        #expect(found.map(\.firstLine) == [2, 4, 5, 8, 14])
        #expect(found.map(\.lastLine) == [13, 4, 7, 12, 14])
        #expect(found.map(\.depth) == [0, 1, 1, 1, 0])
        #expect(found[1].modifiers == ["package"])
    }

    @Test func `gives a requirement of a protocol no body`() {
        let found = declarations(
            "protocol P {\n  func a()\n  var b: Int { get }\n  func c() -> Int\n}\nstruct S {}")
        #expect(found.map(\.name) == ["P", "a", "b", "c", "S"])
        #expect(found.map(\.lastLine) == [5, 2, 3, 4, 6])
    }

    @Test func `is not misled by words inside of expressions`() {
        let found = declarations("func f() { x.init(); A.self; g(actor: 1); if let y { z() } }")
        #expect(found.map(\.name) == ["f"])
    }
}
