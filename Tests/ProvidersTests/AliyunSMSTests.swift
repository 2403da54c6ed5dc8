import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `The Aliyun sender` {
    private typealias Fixtures = AliyunFixtures

    private func actions(_ server: ScriptedServer) -> [String] {
        server.told.map { request in
            request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("x-acs-action:") }
                .map { String($0.dropFirst("x-acs-action: ".count)) } ?? ""
        }
    }

    @Test func `sends one message and keeps Aliyun's name for it`() async throws {
        let server = Fixtures.server { _ in Fixtures.ok }
        let order = Fixtures.order()
        let result = try await Fixtures.sender(port: server.port).attempt(order)
        #expect(result.outcome == .accepted)
        #expect(result.providerMessageID == "900619746936498440^0")
        #expect(actions(server) == ["SendSms"])
        #expect(
            Fixtures.parameters(of: server.told[0]) == [
                "PhoneNumbers": "13800000001", "SignName": "阿里云短信测试", "TemplateCode": "SMS_1",
                "TemplateParam": #"{"name":"张三 Ünï","code":"1234"}"#, "OutId": "\(order.attempt)",
            ])
    }

    @Test func `keeps every character of a parameter, and leaves out what is not there`() async throws {
        let server = Fixtures.server { _ in Fixtures.ok }
        let sender = try Fixtures.sender(port: server.port, ["sms_up_extend_code": "90999"])
        let odd = "a b+c*d~e%f/g=h&i?\"\\\n\t😀"
        let wording = ProviderWording(
            template: "SMS_1", signature: "签 &=",
            parameters: [
                .init(name: "n", value: odd), .init(name: "n", value: odd), .init(name: "e", value: ""),
            ])
        _ = await sender.attempt(Fixtures.order(wording))
        _ = await sender.attempt(Fixtures.order(ProviderWording(template: "SMS_1", signature: "S")))
        let sent = server.told.map(Fixtures.parameters(of:))
        let object = try JSONValue(parsing: sent[0]["TemplateParam"] ?? "")
        #expect(object == .object(["n": .string(odd), "e": ""]))
        #expect(sent[0]["SignName"] == "签 &=" && sent[0]["SmsUpExtendCode"] == "90999")
        #expect(sent[1]["TemplateParam"] == nil)
    }

    @Test func `sends the same to a thousand numbers in one call`() async throws {
        let server = Fixtures.server { _ in Fixtures.ok }
        let results = try await Fixtures.sender(port: server.port).attempt(together: Fixtures.orders(1000))
        #expect(results.count == 1000 && results.allSatisfy { $0.outcome == .accepted })
        #expect(actions(server) == ["SendSms"])
        let sent = Fixtures.parameters(of: server.told[0])
        #expect(sent["PhoneNumbers"]?.split(separator: ",").count == 1000)
        #expect(AttemptID(text: sent["OutId"] ?? "") == nil)
    }

    @Test func `sends to each of a hundred numbers what is for it in one call`() async throws {
        let server = Fixtures.server { _ in Fixtures.ok }
        let orders = Fixtures.orders(100) { index in
            ProviderWording(
                template: "SMS_1", signature: "S", parameters: [.init(name: "n", value: String(index))])
        }
        let results = try await Fixtures.sender(port: server.port).attempt(together: orders)
        #expect(results.allSatisfy { $0.outcome == .accepted })
        #expect(actions(server) == ["SendBatchSms"])
        let sent = Fixtures.parameters(of: server.told[0])
        for name in ["PhoneNumberJson", "SignNameJson", "TemplateParamJson"] {
            let list = try JSONValue(parsing: sent[name] ?? "").arrayValue
            #expect(list?.count == 100)
        }
        let parameters = try JSONValue(parsing: sent["TemplateParamJson"] ?? "").arrayValue
        #expect(parameters?.last == .object(["n": "99"]))
    }

    @Test func `never puts a number twice into a call`() async throws {
        let server = Fixtures.server { _ in Fixtures.ok }
        let orders = (1...3).map { Fixtures.order(delivery: $0) }
        let results = try await Fixtures.sender(port: server.port).attempt(together: orders)
        #expect(results.allSatisfy { $0.outcome == .accepted })
        #expect(server.told.count == 3)
    }

    @Test func `divides a call for the sake of one number`() async throws {
        let server = Fixtures.server { sent in
            sent["PhoneNumbers"]?.firstRange(of: "13800000005") == nil
                ? Fixtures.ok : Fixtures.refusal("isv.MOBILE_NUMBER_ILLEGAL", "invalid mobile number")
        }
        let results = try await Fixtures.sender(port: server.port).attempt(together: Fixtures.orders(16))
        for (index, result) in results.enumerated() {
            #expect(result.outcome == (index == 5 ? .rejected(.permanent) : .accepted))
        }
        #expect(server.told.count == 9)
    }

    @Test func `divides for the sake of one text only where texts differ`() async throws {
        let server = Fixtures.server { sent in
            let all = (sent["TemplateParam"] ?? "") + (sent["TemplateParamJson"] ?? "")
            return all.firstRange(of: "long") == nil
                ? Fixtures.ok : Fixtures.refusal("isv.PARAM_LENGTH_LIMIT")
        }
        let sender = try Fixtures.sender(port: server.port)
        func wording(_ value: String) -> ProviderWording {
            ProviderWording(template: "T", signature: "S", parameters: [.init(name: "n", value: value)])
        }
        let different = await sender.attempt(
            together: Fixtures.orders(4) { wording($0 == 2 ? "long" : "\($0)") })
        #expect(different.map { $0.outcome == .accepted } == [true, true, false, true])
        let callsBefore = server.told.count
        let same = await sender.attempt(together: Fixtures.orders(4) { _ in wording("long") })
        #expect(same.allSatisfy { $0.outcome == .rejected(.permanent) })
        #expect(server.told.count == callsBefore + 1)
    }

    @Test func `refuses what it cannot send, and sends the rest`() async throws {
        let server = Fixtures.server { _ in Fixtures.ok }
        let orders = [
            Fixtures.order(to: "+85261234567", delivery: 1), Fixtures.order(to: "13800000001", delivery: 2),
            Fixtures.order(to: "+8613800000002", ProviderWording(signature: "S"), delivery: 3),
            Fixtures.order(to: "+8613800000003", ProviderWording(template: "T"), delivery: 4),
            Fixtures.order(to: "+8613800000004", delivery: 5),
        ]
        let results = try await Fixtures.sender(port: server.port).attempt(together: orders)
        #expect(
            results.map(\.outcome) == [
                .rejected(.permanent), .rejected(.permanent), .rejected(.misconfigured),
                .rejected(.misconfigured), .accepted,
            ])
        #expect(
            results.map(\.code).prefix(4) == [
                "not_domestic", "not_domestic", "template_missing", "signature_missing",
            ])
        #expect(server.told.count == 1)
    }

    @Test func `obeys the operator's own word on a code`() async throws {
        let server = Fixtures.server { _ in Fixtures.refusal("isv.SMS_OVER_LIMIT") }
        let own: JSONObject = ["answers": ["isv.SMS_OVER_LIMIT": "rejected/permanent"]]
        let result = try await Fixtures.sender(port: server.port, own).attempt(Fixtures.order())
        #expect(result.outcome == .rejected(.permanent))
    }

    @Test func `is uncertain when no answer comes`() async throws {
        let scripts: [@Sendable (ScriptedPeer) -> Void] = [
            { _ in }, { $0.reset() }, { $0.answer("<html>", status: 500) }, { $0.answer("") },
            { $0.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc") },
        ]
        for script in scripts {
            let server = ScriptedServer { peer in
                peer.tell(peer.readRequest())
                script(peer)
            }
            let results = try await Fixtures.sender(port: server.port)
                .attempt(together: Fixtures.orders(3))
            #expect(results.map(\.outcome) == [.uncertain, .uncertain, .uncertain])
            #expect(server.told.count == 1)
        }
        let nobody = try await Fixtures.sender(port: unusedPort()).attempt(Fixtures.order())
        #expect(nobody.outcome == .deferred(.transient))
    }

    @Test(
        arguments: [
            (AliyunFixtures.ok, .delivered),
            (AliyunFixtures.refusal("InvalidAccessKeyId.NotFound"), .rejected(.misconfigured)),
            (AliyunFixtures.refusal("isp.RAM_PERMISSION_DENY"), .rejected(.misconfigured)),
        ] as [(String, Outcome)])
    func `can be tried without sending`(answer: String, outcome: Outcome) async throws {
        let server = AliyunFixtures.server { _ in answer }
        #expect(try await Fixtures.sender(port: server.port).check().outcome == outcome)
        #expect(actions(server) == ["QuerySendDetails"])
    }
}
