import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `A notice to an application` {
    static let payload = """
        {"event":"failed","task_id":"t1","app_id":"a1","status":"failed","receiver":"13800138000",\
        "error_code":"isv.X","error_msg":"余额不足","timestamp":1699999990,"extra":{}}
        """
    static let signed: JSONObject = ["secret": "s3cret", "allow_private_addresses": true]

    private func notice(
        attempt number: Int = 1, parameters: String = #"{"event_id":"n-42"}"#, body: String = payload
    ) -> AttemptOrder {
        order(
            to: "crm", medium: .webhook, subject: "failed", body: body, attempt: number,
            parameters: parameters)
    }

    @Test func `has the headers of the wire contract, and its payload byte for byte`() async throws {
        let office = try PostOffice("notice", Self.signed)
        #expect(office.sender.recognisesRepeats)
        #expect(await office.attempt(notice()) == AttemptResult(.delivered, code: "200"))
        let (head, body) = PostOffice.parts(of: try #require(office.server.told.first))
        #expect(
            head == [
                "POST /in?x=1 HTTP/1.1", "Content-Type: application/json",
                "User-Agent: MessagePush-Webhook/1.0", "X-Webhook-Event: failed",
                "X-Webhook-Delivery-ID: n-42", "X-Webhook-Timestamp: 1700000000",
                // From Python: hmac.new(b"s3cret", b"1700000000." + body, "sha256").hexdigest()
                "X-Webhook-Signature: 8eeda638e0eaba8348180d2cb3c959abec34a58a6b2885ab23e152467b20b2ca",
            ])
        #expect(body == Self.payload)
    }

    @Test func `is not signed where the endpoint has no secret`() async throws {
        let office = try PostOffice("notice")
        _ = await office.attempt(notice())
        let (head, _) = PostOffice.parts(of: try #require(office.server.told.first))
        #expect(head.last == "X-Webhook-Timestamp: 1700000000")
    }

    @Test func `is not put in order: not even what is no JSON`() async throws {
        let office = try PostOffice("notice")
        let odd = "{ \"b\" : 1.50,\n\"a\":\"\\u4e2d\" } "
        _ = await office.attempt(notice(body: odd))
        #expect(PostOffice.parts(of: try #require(office.server.told.first)).body == odd)
    }

    @Test func `has the same id at each attempt, with the time of the attempt`() async throws {
        let office = try PostOffice("notice", Self.signed)
        _ = await office.attempt(notice())
        var again = notice(attempt: 2)
        again.at = Timestamp(seconds: 1_700_003_600)
        _ = await office.attempt(again)
        let heads = office.server.told.map { PostOffice.parts(of: $0).head }
        #expect(heads.allSatisfy { $0.contains("X-Webhook-Delivery-ID: n-42") })
        #expect(heads.last?.contains("X-Webhook-Timestamp: 1700003600") == true)
        #expect(heads.first?.last != heads.last?.last)
    }

    @Test(arguments: ["null", "{}", #"{"event_id":7}"#, "event_id"])
    func `is named after its delivery where it has no id of its own`(parameters: String) async throws {
        let office = try PostOffice("notice")
        _ = await office.attempt(notice(parameters: parameters))
        let (head, _) = PostOffice.parts(of: try #require(office.server.told.first))
        #expect(head.contains("X-Webhook-Delivery-ID: \(aDelivery)"))
    }

    @Test(
        arguments: [
            (200, .delivered), (202, .delivered), (204, .delivered), (301, .deferred(.transient)),
            (400, .deferred(.transient)), (401, .deferred(.transient)), (403, .deferred(.transient)),
            (404, .deferred(.transient)), (410, .rejected(.permanent)), (422, .deferred(.transient)),
            (429, .deferred(.accountThrottled)), (500, .deferred(.transient)), (503, .deferred(.transient)),
            (600, .deferred(.transient)),
        ] as [(Int, Outcome)])
    func `is told again until the application takes it or wants none`(status: Int, outcome: Outcome)
        async throws
    {
        let office = try PostOffice("notice") { $0.answer("", status: status) }
        let result = await office.attempt(notice())
        #expect(result.outcome == outcome)
        #expect(result.code == "\(status)")
    }

    @Test(arguments: [429, 503])
    func `waits as long as the application asks, an hour at most`(status: Int) async throws {
        for (text, wait) in [("120", Duration.seconds(120)), ("90000", .seconds(3600))] {
            let office = try PostOffice("notice") {
                $0.answer("", status: status, headers: "Retry-After: \(text)\r\n")
            }
            #expect(await office.attempt(notice()).retryAfter == wait)
        }
    }

    @Test func `follows no redirect`() async throws {
        let office = try PostOffice("notice") {
            $0.answer("", status: 307, headers: "Location: /elsewhere\r\n")
        }
        #expect(await office.attempt(notice()).outcome == .deferred(.transient))
        #expect(office.server.told.count == 1)
    }

    @Test func `is told again although it may have arrived`() async throws {
        let scripts: [ScriptedServer.Script] = [
            { _ in }, { $0.reset() }, { $0.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc") },
            { $0.write("\u{1}\u{2} what?\r\n\r\n") },
        ]
        for script in scripts {
            let office = try PostOffice("notice", script: script)
            #expect(await office.attempt(notice()).outcome == .deferred(.transient))
        }
    }

    @Test func `was heard by an endpoint that answers at length, and little of that is kept`() async throws {
        let office = try PostOffice("notice") { $0.answer(String(repeating: "好", count: 100_000)) }
        let result = await office.attempt(notice())
        #expect(result.outcome == .delivered)
        #expect(result.text.count <= 200 && result.text.hasPrefix("好"))
        let short = try PostOffice("notice") { $0.answer(String(repeating: "x", count: 300)) }
        #expect(await short.attempt(notice()).text.count == 200)
    }

    @Test(arguments: ["127.0.0.1", "localhost"])
    func `does not go inside our own network unless that is allowed`(host: String) async throws {
        let office = try PostOffice("notice", [:], host: host)
        let result = await office.attempt(notice())
        #expect(result.outcome == .rejected(.misconfigured))
        #expect(result.code == "private_address")
        #expect(result.text.range(of: "allow_private_addresses") != nil)
        #expect(office.server.told.isEmpty)
    }

    @Test(
        arguments: [
            (.nameNotResolved, .deferred(.transient)), (.connectFailed, .deferred(.transient)),
            (.tlsFailed, .deferred(.transient)), (.timedOut, .deferred(.transient)),
            (.responseTooLarge, .deferred(.transient)), (.cancelled, .deferred(.transient)),
            (.addressRefused, .rejected(.misconfigured)), (.invalidRequest, .rejected(.permanent)),
        ] as [(TransportError.Kind, Outcome)])
    func `outlives whatever can be repaired on the way`(kind: TransportError.Kind, outcome: Outcome) {
        let error = TransportError(kind, requestMayHaveArrived: false, sentence: "Words.")
        #expect(error.repeatableResult.outcome == outcome)
    }

    @Test(arguments: ["notice", "alert_hook"])
    func `or to an alert's address is nothing that operators can choose`(code: String) {
        #expect(!ProviderDirectory.descriptions.contains { $0.code == code })
        #expect(ProviderDirectory.answers(of: account(code, [:])).rule(for: "204").outcome == .delivered)
    }

    @Test(arguments: [NoticeAnswers.known, AlertHookAnswers.known])
    func `or to an alert's address has each answer explained in both languages`(table: AnswerTable) {
        for rule in table.rules + [table.otherwise] {
            #expect(rule.english.hasSuffix(".") && rule.chinese.hasSuffix("。"))
        }
    }
}
