import Messaging
import Testing
import Transport

@testable import Providers

/// What every sender that talks to the network must do, against a server of this machine.
@Suite struct `Every sender` {
    /// A provider, and how its server says yes.
    struct Case: Sendable, CustomTestStringConvertible {
        let code: String
        let recipient: String
        let yes: @Sendable (ScriptedPeer) -> Void
        let configuration: @Sendable (Int) -> JSONObject
        /// Whether somebody must be asked afterwards.
        var isAccepted = false
        var needsToken = false
        var testDescription: String { code }
    }

    static let web: [Case] = [
        Case(
            code: "webhook", recipient: "crm", yes: { $0.answer("thanks") },
            configuration: { ["url": "http://127.0.0.1:\($0)/hook", "allow_private_addresses": true] }),
        Case(
            code: "dingtalk_robot", recipient: "-", yes: { $0.answer(#"{"errcode":0,"errmsg":"ok"}"#) },
            configuration: {
                ["access_token": "t0ken", "secret": "SECx", "endpoint": "http://127.0.0.1:\($0)/"]
            }),
        Case(
            code: "dingtalk", recipient: "wei",
            yes: { $0.answer(#"{"errcode":0,"errmsg":"ok","task_id":256271667526}"#) },
            configuration: {
                ["app_key": "k", "app_secret": "s", "agent_id": 7, "endpoint": "http://127.0.0.1:\($0)"]
            }, isAccepted: true, needsToken: true),
        Case(
            code: "wechat_work", recipient: "wei",
            yes: { $0.answer(#"{"errcode":0,"errmsg":"ok","invaliduser":"","msgid":"m1"}"#) },
            configuration: {
                ["corp_id": "k", "agent_secret": "s", "agent_id": 7, "endpoint": "http://127.0.0.1:\($0)"]
            }, needsToken: true),
        Case(
            code: "wechat_work_robot", recipient: "-", yes: { $0.answer(#"{"errcode":0,"errmsg":"ok"}"#) },
            configuration: { ["key": "t0ken", "endpoint": "http://127.0.0.1:\($0)"] }),
        Case(
            code: "feishu_robot", recipient: "-",
            yes: { $0.answer(#"{"code":0,"msg":"success","data":{}}"#) },
            configuration: {
                ["token": "t0ken", "secret": "SECx", "endpoint": "http://127.0.0.1:\($0)"]
            }),
    ]
    static let mail = Case(
        code: "smtp", recipient: "chen@example.com", yes: { MailScript().play($0) },
        configuration: {
            [
                "host": "127.0.0.1", "port": .integer($0), "tls": "none", "from": "a@example.com",
                "helo": "us.example.com",
            ]
        })

    private let transport: CurlTransport

    init() throws {
        transport = try CurlTransport(userAgent: "test")
    }

    private func directory() -> ProviderDirectory {
        ProviderDirectory(
            transport: transport, time: StillTime(), sandboxLog: SandboxLog(), receipts: { _ in })
    }

    private func attempt(_ one: Case, port: Int, subject: String = "Order 42") async throws -> AttemptResult {
        let sender = try directory().makeSender(for: account(one.code, one.configuration(port)))
        return await sender.attempt(order(to: one.recipient, subject: subject))
    }

    /// A web server that gives out tokens, and plays `script` with each other request.
    private func server(_ script: @escaping @Sendable (ScriptedPeer) -> Void) -> ScriptedServer {
        ScriptedServer { peer in
            let request = peer.readRequest()
            peer.tell(request)
            if request.hasPrefix("GET /gettoken") || request.hasPrefix("GET /cgi-bin/gettoken") {
                peer.answer(#"{"errcode":0,"access_token":"T/1","expires_in":7200}"#)
            } else {
                script(peer)
            }
        }
    }

    @Test(arguments: web)
    func `delivers when the server says yes`(one: Case) async throws {
        let server = server(one.yes)
        let result = try await attempt(one, port: server.port)
        #expect(result.outcome == (one.isAccepted ? .accepted : .delivered))
        #expect(server.told.count == (one.needsToken ? 2 : 1))
    }

    @Test(arguments: web)
    func `defers when the server is unwell`(one: Case) async throws {
        let server = server { $0.answer("<html>busy</html>", status: 503) }
        #expect(try await attempt(one, port: server.port).outcome == .deferred(.transient))
    }

    @Test(arguments: web)
    func `holds the account when the server has enough of it`(one: Case) async throws {
        let server = server { $0.answer("", status: 429) }
        #expect(try await attempt(one, port: server.port).outcome == .deferred(.accountThrottled))
    }

    @Test(arguments: web)
    func `blames the account when the server does not know it`(one: Case) async throws {
        let server = server { $0.answer("", status: 403) }
        #expect(try await attempt(one, port: server.port).outcome == .rejected(.misconfigured))
    }

    @Test(arguments: web)
    func `gives up on a redirect and does not follow it`(one: Case) async throws {
        let server = server { $0.answer("", status: 302, headers: "Location: /elsewhere\r\n") }
        #expect(try await attempt(one, port: server.port).outcome == .rejected(.permanent))
        #expect(!server.told.contains { $0.range(of: "/elsewhere") != nil })
    }

    @Test(arguments: web)
    func `is uncertain when the connection ends after the request`(one: Case) async throws {
        let hangingUp = server { _ in }
        #expect(try await attempt(one, port: hangingUp.port).outcome == .uncertain)
        let resetting = server { $0.reset() }
        #expect(try await attempt(one, port: resetting.port).outcome == .uncertain)
        #expect(resetting.told.count == (one.needsToken ? 2 : 1))
    }

    @Test(arguments: web)
    func `is uncertain when the answer is cut, is no HTTP, or has no end`(one: Case) async throws {
        let cut = server { $0.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc") }
        #expect(try await attempt(one, port: cut.port).outcome == .uncertain)
        let garbage = server { $0.write("\u{1}\u{2}\u{3} what?\r\n\r\n") }
        #expect(try await attempt(one, port: garbage.port).outcome == .uncertain)
        let endless = server { $0.answer(String(repeating: "x", count: 100_000)) }
        #expect(try await attempt(one, port: endless.port).outcome == .uncertain)
    }

    @Test func `is uncertain when the answer takes longer than the account allows`() async throws {
        let server = server { $0.waitForEnd() }
        let patience: JSONObject = [
            "url": .string(server.url), "allow_private_addresses": true, "timeout_seconds": 1,
        ]
        let sender = try directory().makeSender(for: account("webhook", patience))
        #expect(await sender.attempt(order()).outcome == .uncertain)
    }

    @Test(arguments: web + [mail])
    func `defers when nobody listens`(one: Case) async throws {
        #expect(try await attempt(one, port: unusedPort()).outcome == .deferred(.transient))
    }

    @Test(arguments: web)
    func `returns when it is called off, uncertain once the request is out`(one: Case) async throws {
        let (reached, continuation) = AsyncStream.makeStream(of: Void.self)
        let server = server { peer in
            continuation.yield()
            peer.waitForEnd()
        }
        let attempting = Task { try await attempt(one, port: server.port) }
        for await _ in reached { break }
        attempting.cancel()
        #expect(try await attempting.value.outcome == .uncertain)
    }

    @Test(arguments: web + [mail])
    func `says nothing of its secrets`(one: Case) async throws {
        let result = try await attempt(one, port: unusedPort())
        for secret in ["t0ken", "SECx", "appsecret", "corpsecret"] {
            #expect(result.text.range(of: secret) == nil)
        }
    }
}

@Suite struct `The SMTP sender` {
    private let transport: CurlTransport

    init() throws {
        transport = try CurlTransport(userAgent: "test")
    }

    private func attempt(_ script: MailScript, _ order: AttemptOrder) async throws -> (
        AttemptResult, [String]
    ) {
        let server = ScriptedServer { script.play($0) }
        let directory = ProviderDirectory(
            transport: transport, time: StillTime(), sandboxLog: SandboxLog(), receipts: { _ in })
        let configuration = `Every sender`.mail.configuration(server.port)
        let sender = try directory.makeSender(for: account("smtp", configuration))
        return (await sender.attempt(order), server.told)
    }

    @Test func `hands the mail over and keeps the queue id`() async throws {
        let (result, mails) = try await attempt(MailScript(), order(subject: "您的订单", body: ".\n..\nend"))
        #expect(result.outcome == .delivered)
        #expect(result.code == "250 2.0.0")
        #expect(result.providerMessageID == "4F3ABC9911")
        let mail = MailReading(try #require(mails.first))
        #expect(MailReading.decodedWords(mail["Subject"] ?? "") == "您的订单")
        #expect(mail.body.hasPrefix("..\r\n...\r\nend"))
    }

    @Test func `is uncertain when the connection ends after the final dot`() async throws {
        let (result, mails) = try await attempt(MailScript(acceptance: ""), order())
        #expect(result.outcome == .uncertain)
        #expect(mails.count == 1)
    }

    @Test(
        arguments: [
            ("550 5.1.1 no such user\r\n", .rejected(.recipientBlocked)),
            ("450 4.7.1 greylisted\r\n", .deferred(.recipientThrottled)),
            ("451 later\r\n", .deferred(.transient)),
            ("554 5.7.1 relaying denied\r\n", .rejected(.misconfigured)),
        ] as [(String, Outcome)])
    func `reads a refusal of the recipient`(reply: String, outcome: Outcome) async throws {
        let (result, mails) = try await attempt(MailScript(recipient: reply), order())
        #expect(result.outcome == outcome)
        #expect(mails.isEmpty)
    }

    @Test(
        arguments: [
            ("552 5.3.4 too big\r\n", .rejected(.permanent)),
            ("554 5.7.1 spam\r\n", .rejected(.misconfigured)),
            ("452 4.3.1 disk full\r\n", .deferred(.transient)),
        ] as [(String, Outcome)])
    func `reads a refusal of the mail`(reply: String, outcome: Outcome) async throws {
        #expect(try await attempt(MailScript(acceptance: reply), order()).0.outcome == outcome)
    }

    @Test func `connects to nobody for a subject that would forge a header`() async throws {
        let (result, mails) = try await attempt(MailScript(), order(subject: "x\r\nBcc: y@z"))
        #expect(result.outcome == .rejected(.permanent))
        #expect(result.code == "header_injection")
        #expect(mails.isEmpty)
    }

    @Test func `asks for SMTPUTF8 and gives up where it is missing`() async throws {
        let (result, _) = try await attempt(MailScript(), order(to: "用户@example.cn"))
        #expect(result.outcome == .rejected(.permanent))
    }
}
