import Messaging
import Synchronization
import Testing
import Transport

@testable import Providers

/// What goes over the wire to the web's providers.
@Suite struct `A request` {
    private let directory: ProviderDirectory

    init() throws {
        directory = ProviderDirectory(
            transport: try CurlTransport(userAgent: "test"), time: StillTime(), sandboxLog: SandboxLog(),
            receipts: { _ in })
    }

    private func body(_ request: String) -> String {
        request.range(of: "\r\n\r\n").map { String(request[$0.upperBound...]) } ?? ""
    }

    private func robotRequest(_ order: AttemptOrder, keyword: String = "") async throws -> String {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.answer(#"{"errcode":0,"errmsg":"ok"}"#)
        }
        let sender = try directory.makeSender(
            for: account(
                "dingtalk_robot",
                [
                    "access_token": "T", "secret": "SEC000000000000000000000",
                    "endpoint": .string(server.url),
                    "keyword": .string(keyword),
                ]))
        #expect(await sender.attempt(order).outcome == .delivered)
        return server.told.first ?? ""
    }

    @Test func `to a webhook has its headers and a signature that fits`() async throws {
        let server = ScriptedServer { peer in
            peer.tell(peer.readRequest())
            peer.answer("")
        }
        let sender = try directory.makeSender(
            for: account(
                "webhook",
                [
                    "url": .string(server.url + "/in?x=1"), "secret": "s3cret",
                    "allow_private_addresses": true,
                ]))
        #expect(sender.recognisesRepeats)
        _ = await sender.attempt(order(to: "crm", medium: .webhook, attempt: 3))
        let request = try #require(server.told.first)
        #expect(request.hasPrefix("POST /in?x=1 HTTP/1.1\r\n"))
        let signature = WebhookSignature.sign(
            secret: "s3cret", timestamp: "1700000000", body: Array(body(request).utf8))
        for line in [
            "Content-Type: application/json", "User-Agent: MessagePush-Webhook/1.0",
            "X-Message-Id: \(aDelivery)",
            "X-Webhook-Event: message", "X-Webhook-Timestamp: 1700000000",
            "X-Webhook-Signature: \(signature)",
        ] {
            #expect(request.range(of: "\r\n\(line)\r\n") != nil, "\(line)")
        }
    }

    @Test func `to a webhook does not go inside our own network unless that is allowed`() async throws {
        let server = ScriptedServer { $0.tell($0.readRequest()) }
        let sender = try directory.makeSender(for: account("webhook", ["url": .string(server.url)]))
        #expect(await sender.attempt(order()).outcome == .rejected(.misconfigured))
        #expect(server.told.isEmpty)
    }

    @Test func `to a robot is signed and calls people by name`() async throws {
        let request = try await robotRequest(order(to: "13800138000", medium: .dingTalk, body: "订单"))
        #expect(
            request.hasPrefix(
                """
                POST /robot/send?access_token=T&timestamp=1700000000000\
                &sign=1zJ%2Fw34EOSVAYr7cu7Vo8LnebmK2%2FGrCgegtr8mQrqM%3D HTTP/1.1
                """))
        #expect(
            body(request) == """
                {"msgtype":"text","text":{"content":"订单"},"at":{"atMobiles":["13800138000"],"isAtAll":false}}
                """)
    }

    @Test func `to a robot in Markdown has title, keyword and marks`() async throws {
        let request = try await robotRequest(
            order(
                to: "13800138000", medium: .dingTalk, subject: "订单 42", body: "**发货**", format: .markdown),
            keyword: "通知")
        #expect(
            body(request) == #"""
                {"msgtype":"markdown","markdown":{"title":"订单 42","text":"**发货**\n\n通知\n@13800138000"},\#
                "at":{"atMobiles":["13800138000"],"isAtAll":false}}
                """#)
    }

    @Test func `to an application shares one token among all who ask`() async throws {
        let server = ScriptedServer { peer in
            let request = peer.readRequest()
            peer.tell(request)
            let isToken = request.hasPrefix("GET /gettoken?appkey=k%26&appsecret=s")
            peer.answer(
                isToken
                    ? #"{"errcode":0,"access_token":"T/1","expires_in":7200}"#
                    : #"{"errcode":0,"errmsg":"ok","task_id":256271667526}"#)
        }
        let sender = try directory.makeSender(for: application(server))
        let results = await withTaskGroup(of: AttemptResult.self) { group in
            for _ in 0..<20 { group.addTask { await sender.attempt(order(to: "wei", medium: .dingTalk)) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.allSatisfy { $0.outcome == .accepted && $0.providerMessageID == "256271667526" })
        #expect(server.told.filter { $0.hasPrefix("GET /gettoken") }.count == 1)
        let request = try #require(server.told.last)
        #expect(
            request.hasPrefix("POST /topapi/message/corpconversation/asyncsend_v2?access_token=T%2F1 HTTP"))
        #expect(
            body(request) == """
                {"agent_id":7,"userid_list":"wei","msg":{"msgtype":"text",\
                "text":{"content":"Your order is on its way."}}}
                """)
    }

    @Test(arguments: [
        #"{"errcode":42001,"errmsg":"expired"}"#, #"{"errcode":88,"sub_code":"40014","sub_msg":"bad"}"#,
    ])
    func `to an application is repeated once with a new token when the old one is refused`(refusal: String)
        async throws
    {
        let tokens = Counter()
        let server = ScriptedServer { peer in
            let request = peer.readRequest()
            peer.tell(request)
            if request.hasPrefix("GET /gettoken") {
                peer.answer(#"{"errcode":0,"access_token":"T\#(tokens.next())","expires_in":7200}"#)
            } else if request.range(of: "access_token=T1 ") != nil {
                peer.answer(refusal)
            } else {
                peer.answer(#"{"errcode":0,"task_id":1}"#)
            }
        }
        let sender = try directory.makeSender(for: application(server))
        #expect(await sender.attempt(order(to: "wei", medium: .dingTalk)).outcome == .accepted)
        #expect(server.told.count == 4)
        #expect(await sender.attempt(order(to: "wei", medium: .dingTalk)).outcome == .accepted)
        #expect(server.told.count == 5)
    }

    @Test func `to an application gets its token although the one who asked for it went away`() async throws {
        let asked = Counter()
        let (reached, continuation) = AsyncStream.makeStream(of: Void.self)
        let server = ScriptedServer { peer in
            let isToken = peer.readRequest().hasPrefix("GET")
            if isToken, asked.next() == 1 {
                continuation.yield()
                return peer.waitForEnd()
            }
            peer.answer(
                isToken
                    ? #"{"errcode":0,"access_token":"T","expires_in":7200}"# : #"{"errcode":0,"task_id":1}"#
            )
        }
        let sender = try directory.makeSender(for: application(server))
        let first = Task { await sender.attempt(order(to: "wei", medium: .dingTalk)) }
        for await _ in reached { break }
        let others = Task {
            await withTaskGroup(of: AttemptResult.self) { group in
                for _ in 0..<5 {
                    group.addTask { await sender.attempt(order(to: "wei", medium: .dingTalk)) }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        await Task.yield()
        first.cancel()
        #expect(await first.value.outcome == .deferred(.transient))
        #expect(await others.value.allSatisfy { $0.outcome == .accepted })
    }

    @Test func `to an application is not repeated with the token that was just refused`() async throws {
        let server = ScriptedServer { peer in
            let request = peer.readRequest()
            peer.tell(request)
            peer.answer(
                request.hasPrefix("GET")
                    ? #"{"errcode":0,"access_token":"T","expires_in":7200}"# : #"{"errcode":40014}"#)
        }
        let sender = try directory.makeSender(for: application(server))
        #expect(
            await sender.attempt(order(to: "wei", medium: .dingTalk)).outcome == .deferred(.transient))
        #expect(server.told.count == 3)
    }

    @Test(arguments: ["", "a,b", "a b", "a|b", "a\n", String(repeating: "a", count: 65)])
    func `to an application goes to one user only`(recipient: String) async throws {
        let server = ScriptedServer { $0.tell($0.readRequest()) }
        let sender = try directory.makeSender(for: application(server))
        #expect(await sender.attempt(order(to: recipient, medium: .dingTalk)).code == "invalid_recipient")
        #expect(server.told.isEmpty)
    }

    private func application(_ server: ScriptedServer) -> Account {
        account(
            "dingtalk",
            ["app_key": "k&", "app_secret": "s", "agent_id": "7", "endpoint": .string(server.url)])
    }
}

/// Counts from 1.
private final class Counter: Sendable {
    private let last = Mutex(0)

    func next() -> Int {
        last.withLock {
            $0 += 1
            return $0
        }
    }
}
