import Cryptography
import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `Tencent Cloud's signature` {
    /// Made by the vendor's own client, or printed in its documentation.
    struct Vector: Sendable, CustomTestStringConvertible {
        let expected: JSONObject
        let input: JSONObject
        var testDescription: String { text("name") }

        func text(_ name: String) -> String { expected[name]?.stringValue ?? "" }

        func given(_ name: String) -> String { input[name]?.stringValue ?? "" }

        /// The headers that the vector signs.
        var headers: [(name: String, value: String)] {
            let names = text("authorization").split(separator: "SignedHeaders=")[1].prefix { $0 != "," }
            return names.split(separator: ";").map { name in
                let header = input["headers"]?.objectValue?.members.first { $0.name.lowercased() == name }
                return (String(name), header?.value.stringValue ?? "")
            }
        }
    }

    static let vectors: [Vector] = {
        do {
            return try TencentFixtures.vectors().map { value in
                let expected = try #require(value.objectValue)
                return Vector(expected: expected, input: try #require(expected["input"]?.objectValue))
            }
        } catch {
            Issue.record(error)
            return []
        }
    }()

    @Test func `has its vectors`() {
        #expect(Self.vectors.count == 18)
    }

    @Test(arguments: vectors)
    func `is the one that the vendor would make`(vector: Vector) throws {
        let method = try #require(Exchange.Method(rawValue: vector.given("method")))
        let body = Array(vector.given("body").utf8)
        let signature = TencentSignature(
            method: method, query: vector.given("query"), headers: vector.headers, body: body,
            at: Timestamp(seconds: try #require(vector.input["timestamp"]?.intValue)),
            service: vector.given("service"))
        #expect(Hex.encode(Digest.sha256(body)) == vector.text("payload_sha256"))
        #expect(signature.canonicalRequest == vector.text("canonical_request"))
        #expect(signature.stringToSign == vector.text("string_to_sign"))
        #expect(signature.signature(secretKey: vector.given("secret_key")) == vector.text("signature"))
        let authorization = signature.authorization(
            secretID: vector.given("secret_id"), secretKey: vector.given("secret_key"))
        #expect(authorization == vector.text("authorization"))
    }

    @Test func `covers the bytes, the host and the action that are sent`() async throws {
        let server = TencentFixtures.server { _ in TencentFixtures.accepting(["+8613800000001"]) }
        _ = await (try TencentFixtures.sender(port: server.port)).attempt(TencentFixtures.order())
        let request = try #require(server.told.first)
        let body = String(request[try #require(request.firstRange(of: "\r\n\r\n")).upperBound...])
        let host = "127.0.0.1:\(server.port)"
        #expect(TencentFixtures.header("Host", request) == host)
        let signature = TencentSignature(
            headers: [("content-type", "application/json"), ("host", host), ("x-tc-action", "sendsms")],
            body: Array(body.utf8), at: Timestamp(seconds: 1_700_000_000))
        let expected = signature.authorization(secretID: "AKIDtest", secretKey: "tencentSecret")
        #expect(TencentFixtures.header("Authorization", request) == expected)
        #expect(TencentFixtures.header("X-TC-Timestamp", request) == "1700000000")
    }
}
