import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `Checking an SMTP account` {
    private let transport: CurlTransport

    init() throws {
        transport = try CurlTransport(userAgent: "test")
    }

    /// The result, and what the server heard.
    private func check(
        _ script: MailScript, _ more: KeyValuePairs<String, JSONValue> = [:]
    ) async throws -> (result: AttemptResult, heard: [String]) {
        let server = ScriptedServer { script.play($0) }
        var configuration: JSONObject = [
            "host": "127.0.0.1", "port": .integer(server.port), "tls": "none", "from": "a@example.com",
            "helo": "us.example.com", "username": "user", "password": "s3cret",
        ]
        for (name, value) in more { configuration[name] = value }
        let directory = ProviderDirectory(
            transport: transport, time: StillTime(), sandboxLog: SandboxLog(), receipts: { _ in })
        let sender = try directory.makeSender(for: account("smtp", configuration))
        let result = await (try #require(sender as? any CheckableSender)).check()
        return (result, server.told)
    }

    @Test func `logs in, leaves, and sends no mail`() async throws {
        let (result, mails) = try await check(MailScript())
        #expect(result == AttemptResult(.delivered, code: "235 2.7.0", text: "welcome"))
        #expect(mails.isEmpty)
    }

    @Test(
        arguments: [
            (MailScript(authentication: "535 5.7.8 no\r\n"), "535 5.7.8", .rejected(.misconfigured)),
            (MailScript(authentication: "535 Login Fail\r\n"), "535", .rejected(.misconfigured)),
            (MailScript(authentication: "454 4.7.0 later\r\n"), "454 4.7.0", .deferred(.accountThrottled)),
            (MailScript(greeting: "554 5.7.1 not you\r\n"), "554 5.7.1", .rejected(.misconfigured)),
            (MailScript(greeting: "421 busy\r\n"), "421", .deferred(.transient)),
        ] as [(MailScript, String, Outcome)])
    func `reads a refusal as an attempt would`(
        script: MailScript, code: String, outcome: Outcome
    ) async throws {
        let (result, _) = try await check(script)
        #expect(result.outcome == outcome)
        #expect(result.code == code)
        #expect(!result.text.contains("s3cret"))
    }

    @Test func `keeps to the operator's own answers`() async throws {
        let script = MailScript(authentication: "535 5.7.8 no\r\n")
        let (result, _) = try await check(script, ["answers": ["535*": "deferred/transient"]])
        #expect(result.outcome == .deferred(.transient))
    }

    @Test func `wants the encryption that the account wants`() async throws {
        let (result, _) = try await check(MailScript(), ["tls": "starttls"])
        #expect(result.outcome == .rejected(.misconfigured))
    }

    @Test func `finds that nobody listens`() async throws {
        let (result, _) = try await check(MailScript(), ["port": .integer(unusedPort())])
        #expect(result.outcome == .deferred(.transient))
    }
}
