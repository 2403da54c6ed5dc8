import API
import Messaging
import Testing

@Suite struct `A canonical form` {
    private func text(_ body: String, _ form: CanonicalForm) throws -> String {
        let object = try #require(try JSONValue(parsing: body).objectValue)
        return String(decoding: form.text(of: object), as: UTF8.self)
    }

    @Test(arguments: SigningVector.all)
    func `among the candidates is what each vector signs`(vector: SigningVector) throws {
        let texts = try CanonicalForm.candidates.map { try text(vector.request.body ?? "{}", $0) }
        #expect(texts.contains(vector.canonical))
    }

    @Test func `of Go sorts at every level by bytes and escapes markup`() throws {
        #expect(
            try text(#"{"b":[{"z":1,"a":"&"}],"a":{"10":"<","2":">"},"木":"/","Z":null}"#, .goSorted)
                == #"{"Z":null,"a":{"10":"\u003c","2":"\u003e"},"b":[{"a":"\u0026","z":1}],"木":"/"}"#)
    }

    @Test func `sorts by bytes and not by UTF-16 or by letters`() throws {
        #expect(
            try text("{\"\u{10000}\":1,\"\u{FFFF}\":2,\"e\u{301}\":3,\"f\":4,\"aa\":5,\"a\":6}", .goSorted)
                == "{\"a\":6,\"aa\":5,\"e\u{301}\":3,\"f\":4,\"\u{FFFF}\":2,\"\u{10000}\":1}")
    }

    @Test func `escapes names as it escapes values`() throws {
        #expect(try text(#"{"<\u2028/":1}"#, .goSorted) == #"{"\u003c\u2028/":1}"#)
        #expect(try text(#"{"<\u2028/":1}"#, .unescaped) == #"{"<\u2028/":1}"#)
        #expect(try text(#"{"<\/":1}"#, .topLevelSortedEscapedSlash) == #"{"<\/":1}"#)
    }

    @Test func `writes decoded text, not the escapes of the body`() throws {
        let body = #"{"a":"\u4e2d\/\u003c\u00e9\u000a\ud83d\ude00\u007f\ud800"}"#
        #expect(try text(body, .unescaped) == "{\"a\":\"中/<é\\n😀\u{7F}\u{FFFD}\"}")
        #expect(try text(body, .goSorted) == "{\"a\":\"中/\\u003cé\\n😀\u{7F}\u{FFFD}\"}")
    }

    @Test func `with only the top sorted leaves what is inside as received`() throws {
        let body = #"{"b":{"y":1,"x":"a/b"},"a":[{"d":"<","c":0}]}"#
        #expect(try text(body, .topLevelSorted) == #"{"a":[{"d":"<","c":0}],"b":{"y":1,"x":"a/b"}}"#)
        #expect(
            try text(body, .topLevelSortedEscapedSlash) == #"{"a":[{"d":"<","c":0}],"b":{"y":1,"x":"a\/b"}}"#)
    }

    @Test func `through doubles prints numbers as Go does`() throws {
        let body = #"{"a":[1.0,1e21,12345678901234567890,-0,0.10],"b":1e999}"#
        #expect(try text(body, .goSortedFloat64) == #"{"a":[1,1e+21,12345678901234567000,-0,0.1],"b":1e999}"#)
        #expect(try text(body, .goSorted) == body)
    }

    @Test func `of old Go escapes two controls the long way`() throws {
        #expect(try text(#"{"a":"\b\f\n\u0001"}"#, .goSortedBefore122) == #"{"a":"\u0008\u000c\n\u0001"}"#)
        #expect(try text(#"{"a":"\b\f\n\u0001"}"#, .goSorted) == #"{"a":"\b\f\n\u0001"}"#)
    }

    @Test func `of an object without members is nothing, and of one inside is itself`() throws {
        for form in CanonicalForm.candidates {
            #expect(try text("{}", form) == "")
            #expect(try text(#"{"a":{},"b":[]}"#, form) == #"{"a":{},"b":[]}"#)
        }
    }
}
