import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `Aliyun's signature` {
    private func name(_ vector: JSONValue) -> Comment {
        Comment(rawValue: vector["name"]?.stringValue ?? "")
    }

    @Test func `is the one that Aliyun's own clients make`() throws {
        let vectors = try AliyunFixtures.vectors("aliyun_v3.json")
        #expect(vectors.count == 12)
        for vector in vectors {
            let input = try #require(vector["input"])
            let request = AliyunSignature.Request(
                method: try #require(input["method"]?.stringValue),
                path: try #require(input["path"]?.stringValue),
                query: AliyunFixtures.parameters(input["query"]),
                headers: AliyunFixtures.parameters(input["headers"]),
                body: Array(try #require(input["body"]?.stringValue).utf8))
            let form = AliyunSignature.canonicalForm(of: request)
            #expect(form == vector["canonical_request"]?.stringValue, name(vector))
            let toSign = AliyunSignature.stringToSign(of: form)
            #expect(toSign == vector["string_to_sign"]?.stringValue, name(vector))
            let authorization = AliyunSignature.authorization(
                for: request, accessKeyID: input["access_key_id"]?.stringValue ?? "",
                accessKeySecret: input["access_key_secret"]?.stringValue ?? "")
            #expect(authorization == vector["authorization"]?.stringValue, name(vector))
        }
    }

    @Test func `of the older kind is the one that Aliyun's own clients make, too`() throws {
        let vectors = try AliyunFixtures.vectors("aliyun_rpc.json")
        #expect(vectors.count == 10)
        for vector in vectors {
            let input = try #require(vector["input"])
            let method = try #require(input["method"]?.stringValue)
            let parameters = AliyunFixtures.parameters(input["params"])
            let toSign = AliyunRPCSignature.stringToSign(method: method, parameters: parameters)
            #expect(toSign == vector["string_to_sign"]?.stringValue, name(vector))
            let signature = AliyunRPCSignature.sign(
                method: method, parameters: parameters,
                accessKeySecret: input["access_key_secret"]?.stringValue ?? "")
            #expect(signature == vector["signature"]?.stringValue, name(vector))
        }
    }
}

@Suite struct `A signed call to Aliyun` {
    private let call = AliyunCall(
        action: "SendSms", version: AliyunCall.domestic, query: [("OutId", "a b*~"), ("SignName", "")])

    private func value(_ name: String, of headers: [(name: String, value: String)]) -> String? {
        headers.first { $0.name == name }?.value
    }

    @Test func `has every header that must be signed, and signs it`() throws {
        let sender = try AliyunFixtures.sender(port: 8443, ["security_token": "T0ken"])
        let exchange = sender.caller.exchange(for: call)
        #expect(exchange.url == "http://127.0.0.1:8443/?OutId=a%20b%2A~&SignName=")
        #expect(value("host", of: exchange.headers) == "127.0.0.1:8443")
        #expect(value("x-acs-date", of: exchange.headers) == "2023-11-14T22:13:20Z")
        let authorization = try #require(value("Authorization", of: exchange.headers))
        let signed =
            "host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;"
            + "x-acs-signature-nonce;x-acs-version"
        #expect(authorization.firstRange(of: "SignedHeaders=\(signed),") != nil)
    }

    @Test func `never has the nonce of another`() throws {
        let sender = try AliyunFixtures.sender(port: 1)
        let nonces = (0..<100).map { _ in
            value("x-acs-signature-nonce", of: sender.caller.exchange(for: call).headers)
        }
        #expect(Set(nonces).count == 100)
    }

    @Test func `can be signed in the old way`() throws {
        let sender = try AliyunFixtures.sender(port: 1, ["signature": "rpc"])
        let exchange = sender.caller.exchange(for: call)
        #expect(exchange.headers.isEmpty)
        for part in ["&Action=SendSms&", "&SignatureMethod=HMAC-SHA1&", "&Signature="] {
            #expect(exchange.url.firstRange(of: part) != nil)
        }
    }

    @Test(arguments: [
        ("https://dysmsapi.aliyuncs.com/", "dysmsapi.aliyuncs.com", "/", "https://dysmsapi.aliyuncs.com/"),
        (
            "http://proxy.example:8080/sms/cn", "proxy.example:8080", "/sms/cn/",
            "http://proxy.example:8080/sms/cn/"
        ),
    ])
    func `goes where the account says`(address: String, host: String, path: String, url: String) throws {
        let sender = try AliyunFixtures.sender(port: 1, ["endpoint": .string(address)])
        #expect(sender.caller.endpoint.host == host && sender.caller.endpoint.path == path)
        #expect(sender.caller.endpoint.url(query: []) == url)
    }

    @Test func `cannot go to an address with a query`() {
        do {
            _ = try AliyunFixtures.sender(port: 1, ["endpoint": "http://a.example/?b=c"])
            Issue.record("It was taken.")
        } catch {
            #expect((error as? SettingsProblem)?.field == "endpoint")
        }
    }
}
