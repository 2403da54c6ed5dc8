import API
import Cryptography
import Messaging
import Testing

@Suite struct `A request's signature` {
    @Test(arguments: SigningVector.all)
    func `verifies for every vector of the wire's contract`(vector: SigningVector) throws {
        #expect(try vector.request.verifies(vector.signature))
    }

    @Test func `does not cover the query, and a body of null or no members is no body`() throws {
        let vector = try #require(SigningVector.all.first { $0.id == "D" })
        for body in [nil, "null", "{}", " { } "] {
            var request = vector.request
            request.body = body
            #expect(try request.verifies(vector.signature))
        }
    }

    @Test(arguments: ["[]", "[1]", "0", "true", "\"\""])
    func `never verifies a body that is no object`(body: String) throws {
        var request = try #require(SigningVector.all.first { $0.id == "D" }).request
        request.body = body
        for canonical in ["", body] {
            #expect(try !request.verifies(request.signature(of: canonical)))
        }
    }

    @Test func `fails when anything it covers was changed`() throws {
        let vector = SigningVector.all[0]
        #expect(try vector.request.verifies(vector.signature))
        let changes: [(inout SignedRequest) -> Void] = [
            { $0.secret += "7" },
            { $0.method = "PUT" },
            { $0.path += "/" },
            { $0.timestamp += 1 },
            { $0.nonce = "abc124" },
            { $0.body = nil },
            { $0.body = $0.body?.replacing("123456", with: "123457") },
            { $0.body = $0.body?.replacing("code", with: "cod") },
            { $0.body = $0.body?.replacing("\"channel_id\":1", with: "\"channel_id\":\"1\"") },
            { $0.body = $0.body?.replacing("\"channel_id\":1", with: "\"channel_id\":1.5") },
            { $0.body = $0.body?.replacing("{\"code\"", with: "{\"x\":null,\"code\"") },
            { $0.body = $0.body?.replacing("{\"code\":\"123456\"}", with: "[\"code\",\"123456\"]") },
        ]
        for change in changes {
            var request = vector.request
            change(&request)
            #expect(try !request.verifies(vector.signature))
        }
    }

    @Test func `fails when it is not the 64 lower-case digits`() throws {
        let vector = SigningVector.all[0]
        let first = vector.signature.prefix(1) == "7" ? "8" : "7"
        for other in [
            "", "0", vector.signature.uppercased(), String(vector.signature.dropLast()),
            vector.signature + "0", " " + vector.signature, first + vector.signature.dropFirst(),
            String(repeating: "0", count: 64),
        ] {
            #expect(try !vector.request.verifies(other))
        }
    }

    @Test func `does not care how the body was spaced, ordered or escaped on its way`() throws {
        let vector = try #require(SigningVector.all.first { $0.id == "F" })
        var request = vector.request
        request.body = #"""
            { "template_params" : { "expire":"5", "\u0063ode":"123456" },
              "signature_name":"\u9a8c\u8bc1\u7801", "receiver":"13800138000", "channel_id":42 }
            """#
        #expect(try request.verifies(vector.signature))
    }

    /// What each kind of client signs for one body in which all of them differ.
    @Test(arguments: [
        #"{"A":"\u003c\b/\u2028","n":1.50,"t":{"10":"x","9":"y","b":"z"}}"#,
        #"{"A":"<\b/\u2028","n":1.50,"t":{"10":"x","9":"y","b":"z"}}"#,
        #"{"A":"<\b/\u2028","n":1.50,"t":{"9":"y","10":"x","b":"z"}}"#,
        "{\"A\":\"<\\b/\u{2028}\",\"n\":1.50,\"t\":{\"b\":\"z\",\"10\":\"x\",\"9\":\"y\"}}",
        #"{"A":"<\b\/\u2028","n":1.50,"t":{"b":"z","10":"x","9":"y"}}"#,
        #"{"A":"\u003c\b/\u2028","n":1.5,"t":{"10":"x","9":"y","b":"z"}}"#,
        #"{"A":"<\b/\u2028","n":1.5,"t":{"10":"x","9":"y","b":"z"}}"#,
        #"{"A":"\u003c\u0008/\u2028","n":1.50,"t":{"10":"x","9":"y","b":"z"}}"#,
        #"{"A":"<\b/\u2028","n":1.50,"t":{"b":"z","9":"y","10":"x"}}"#,
    ])
    func `verifies in each canonical form`(canonical: String) throws {
        let request = SignedRequest(body: #"{"t":{"b":"z","10":"x","9":"y"},"n":1.50,"A":"<\b/\u2028"}"#)
        #expect(try request.verifies(request.signature(of: canonical)))
    }

    @Test func `fails in a form that no client uses`() throws {
        let request = SignedRequest(body: #"{"b":1,"a":"<"}"#)
        for canonical in [#"{"b":1,"a":"<"}"#, #"{"a": "<", "b": 1}"#, #"{"a":"&lt;","b":1}"#, ""] {
            #expect(try !request.verifies(request.signature(of: canonical)))
        }
    }

    @Test(arguments: [
        ("1e21", "1e+21"), ("12345678901234567890", "12345678901234567000"),
        ("9007199254740993", "9007199254740992"),
        ("1.0", "1"), ("1E2", "100"), ("0.0000001", "1e-7"),
    ])
    func `verifies with the number as sent and as a double`(sent: String, double: String) throws {
        let request = SignedRequest(body: "{\"n\":\(sent)}")
        #expect(try request.verifies(request.signature(of: "{\"n\":\(sent)}")))
        #expect(try request.verifies(request.signature(of: "{\"n\":\(double)}")))
    }
}
