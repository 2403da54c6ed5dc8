import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `An alert to an address` {
    static let body = """
        {"alert_level":"critical","alert_type":"message_push_failure","app_id":"a1","error_code":"",\
        "error_msg":"timeout","message_type":"sms","provider":"aliyun_sms","receiver":"13800138000",\
        "task_id":"t1","timestamp":1700000000}
        """

    private func alert() -> AttemptOrder {
        order(to: "alert", medium: .webhook, subject: "", body: Self.body, messageClass: .alert)
    }

    private func outcome(_ script: @escaping ScriptedServer.Script) async throws -> Outcome {
        await (try PostOffice("alert_hook", script: script)).attempt(alert()).outcome
    }

    @Test func `is the wire contract's request and nothing more`() async throws {
        let office = try PostOffice("alert_hook")
        #expect(!office.sender.recognisesRepeats)
        #expect(await office.attempt(alert()).outcome == .delivered)
        let (head, body) = PostOffice.parts(of: try #require(office.server.told.first))
        #expect(
            head == [
                "POST /in?x=1 HTTP/1.1", "Content-Type: application/json",
                "User-Agent: MessagePush-Alert/1.0",
            ])
        #expect(body == Self.body)
    }

    @Test func `is signed where there is a secret`() async throws {
        let office = try PostOffice("alert_hook", ["secret": "k", "allow_private_addresses": true])
        _ = await office.attempt(alert())
        let (head, _) = PostOffice.parts(of: try #require(office.server.told.first))
        #expect(
            head.suffix(2) == [
                "X-Webhook-Timestamp: 1700000000",
                // From Python: hmac.new(b"k", b"1700000000." + body, "sha256").hexdigest()
                "X-Webhook-Signature: 9dc8ed646ae69287aeaca64465b569b7ead04270ba53baa8ceaccddc2107f231",
            ])
    }

    @Test(
        arguments: [
            (200, .delivered), (204, .delivered), (300, .rejected(.permanent)), (302, .rejected(.permanent)),
            (400, .rejected(.permanent)), (401, .rejected(.permanent)), (404, .rejected(.permanent)),
            (408, .deferred(.transient)), (410, .rejected(.permanent)), (429, .deferred(.transient)),
            (500, .deferred(.transient)), (503, .deferred(.transient)),
        ] as [(Int, Outcome)])
    func `was not taken from 300 on`(status: Int, expected: Outcome) async throws {
        #expect(try await outcome { $0.answer("", status: status) } == expected)
    }

    @Test func `is rather told twice than not at all`() async throws {
        #expect(try await outcome { _ in } == .deferred(.transient))
        #expect(try await outcome { $0.reset() } == .deferred(.transient))
    }

    @Test func `follows no redirect`() async throws {
        let office = try PostOffice("alert_hook") {
            $0.answer("", status: 308, headers: "Location: /elsewhere\r\n")
        }
        #expect(await office.attempt(alert()).outcome == .rejected(.permanent))
        #expect(office.server.told.count == 1)
    }

    @Test func `does not go inside our own network unless that is allowed`() async throws {
        let office = try PostOffice("alert_hook", [:])
        let result = await office.attempt(alert())
        #expect(result.outcome == .rejected(.misconfigured))
        #expect(result.text.range(of: "allow_private_addresses") != nil)
        #expect(office.server.told.isEmpty)
    }
}
