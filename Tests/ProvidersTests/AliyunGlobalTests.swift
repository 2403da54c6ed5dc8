import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `The international Aliyun sender` {
    private typealias Fixtures = AliyunFixtures
    private static let ok =
        #"{"ResponseCode":"OK","ResponseDescription":"OK","MessageId":"M7","Segments":"1"}"#

    @Test(
        arguments: [
            (.code, "OTP"), (.marketing, "MKT"), (.notice, "NOTIFY"), (.alert, "NOTIFY"),
        ] as [(MessageClass, String)])
    func `sends a text abroad`(messageClass: MessageClass, type: String) async throws {
        let server = Fixtures.server { _ in Self.ok }
        let order = Fixtures.order(to: "+14155550123", ProviderWording(), messageClass: messageClass)
        let result = try await Fixtures.globalSender(port: server.port, ["sender_id": "Shop"]).attempt(order)
        #expect(result.outcome == .accepted && result.providerMessageID == "M7")
        #expect(
            Fixtures.parameters(of: server.told[0]) == [
                "To": "14155550123", "Message": "Your order is on its way.", "Type": type,
                "TaskId": "\(order.attempt)", "From": "Shop",
            ])
        #expect(server.told[0].firstRange(of: "x-acs-version: 2018-05-01") != nil)
    }

    @Test func `sends a template to the mainland`() async throws {
        let server = Fixtures.server { _ in Self.ok }
        _ = try await Fixtures.globalSender(port: server.port).attempt(Fixtures.order())
        #expect(
            Fixtures.parameters(of: server.told[0]) == [
                "To": "8613800000001", "From": "阿里云短信测试", "TemplateCode": "SMS_1",
                "TemplateParam": #"{"name":"张三 Ünï","code":"1234"}"#,
            ])
        #expect(server.told[0].firstRange(of: "x-acs-action: SendMessageWithTemplate") != nil)
    }

    @Test func `refuses what it cannot send`() async throws {
        let sender = try Fixtures.globalSender(port: unusedPort())
        let wrong = await sender.attempt(Fixtures.order(to: "x"))
        #expect(wrong.outcome == .rejected(.permanent))
        let bare = await sender.attempt(Fixtures.order(ProviderWording(signature: "S")))
        #expect(bare.code == "template_missing")
        let unsigned = await sender.attempt(Fixtures.order(ProviderWording(template: "T")))
        #expect(unsigned.code == "signature_missing")
    }

    @Test(
        arguments: [
            ("1", .delivered(code: "DELIVERED", text: "")), ("2", .failed(code: "DELIVERED", text: "")),
            ("3", .underWay(providerMessageID: "M7")),
        ] as [(String, InquiryAnswer)])
    func `asks by Aliyun's name for the message`(status: String, expected: InquiryAnswer) async throws {
        let server = Fixtures.server { _ in
            #"{"ResponseCode":"OK","Status":\#(status),"ErrorCode":"DELIVERED"}"#
        }
        let sender = try Fixtures.globalSender(port: server.port)
        let order = Fixtures.order(to: "+14155550123")
        var inquiry = AttemptInquiry(
            attempt: order.attempt, recipient: order.recipient, startedAt: order.at, providerMessageID: "M7")
        #expect(await sender.ask(inquiry) == expected)
        #expect(Fixtures.parameters(of: server.told[0]) == ["MessageId": "M7"])
        inquiry.providerMessageID = ""
        #expect(await sender.ask(inquiry).name == "no answer")
    }

    @Test(
        arguments: [
            (#"{"ResponseCode":"INVALID_PARAMETERS"}"#, 200, .delivered),
            (#"{"ResponseCode":"RAM_PERMISSION_DENY"}"#, 200, .rejected(.misconfigured)),
            (AliyunFixtures.refusal("SignatureDoesNotMatch"), 400, .rejected(.misconfigured)),
            (AliyunFixtures.refusal("ServiceUnavailable"), 503, .deferred(.transient)), ("", 200, .uncertain),
        ] as [(String, Int, Outcome)])
    func `can be tried without sending`(body: String, status: Int, outcome: Outcome) async throws {
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.answer(body, status: status)
        }
        #expect(try await Fixtures.globalSender(port: server.port).check().outcome == outcome)
    }
}
