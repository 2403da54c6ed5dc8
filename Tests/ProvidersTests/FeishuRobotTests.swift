import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `A Feishu group's robot` {
    static let yes = #"{"code":0,"msg":"success","data":{}}"#

    private func office(_ answers: String..., more: JSONObject = [:]) throws -> ChatOffice {
        let account = JSONObject([("token", "t/0")] + more.members)
        return try ChatOffice("feishu_robot", account, answers: answers.isEmpty ? [Self.yes] : answers)
    }

    private func text(_ body: String, to recipient: String = "-") -> AttemptOrder {
        order(to: recipient, medium: .webhook, subject: "", body: body)
    }

    private func markdown(_ body: String, to recipient: String = "-", title: String = "") -> AttemptOrder {
        order(to: recipient, medium: .webhook, subject: title, body: body, format: .markdown)
    }

    @Test func `gets a text with its time and sign`() async throws {
        let office = try office(more: ["secret": "Xq2d7p"])
        let result = await office.sender.attempt(text("订单", to: "ou_1"))
        #expect(result == AttemptResult(.delivered, code: "0", text: "success"))
        let (head, body) = PostOffice.parts(of: try #require(office.calls.first))
        #expect(head.first == "POST /open-apis/bot/v2/hook/t%2F0 HTTP/1.1")
        #expect(head.contains("Content-Type: application/json; charset=utf-8"))
        #expect(
            body == #"""
                {"timestamp":"1700000000","sign":"9a/3YSQ+J84grw+hOLvkZzjXhLkQiGvA0tVUsmaGja8=",\#
                "msg_type":"text","content":{"text":"订单\n<at user_id=\"ou_1\"></at>"}}
                """#)
    }

    @Test func `gets Markdown as a card, without a sign where it has no secret`() async throws {
        let office = try office(more: ["keyword": "通知"])
        _ = await office.sender.attempt(markdown("**发货**", to: "ou_1,a2", title: "订单 42"))
        let (_, body) = PostOffice.parts(of: try #require(office.calls.first))
        #expect(
            body == #"""
                {"msg_type":"interactive","card":{"elements":[{"tag":"markdown",\#
                "content":"**发货**\n\n通知\n\n<at id=ou_1></at> <at id=a2></at>"}],\#
                "header":{"title":{"tag":"plain_text","content":"订单 42"}}}}
                """#)
    }

    @Test(arguments: ["all", "@all"])
    func `calls everybody`(recipient: String) async throws {
        let office = try office()
        _ = await office.sender.attempt(text("a", to: recipient))
        _ = await office.sender.attempt(markdown("b", to: recipient))
        let bodies = try office.bodies
        #expect(bodies.first?["content"]?["text"] == "a\n<at user_id=\"all\">所有人</at>")
        #expect(
            bodies.last?["card"]?["elements"] == [["tag": "markdown", "content": "b\n\n<at id=all></at>"]])
    }

    @Test func `says texts that wait as one`() async throws {
        let office = try office()
        let results = await office.attempt([text("eins", to: "ou_1"), text("zwei", to: "ou_1"), text("drei")])
        #expect(results.map(\.outcome) == [.delivered, .delivered, .delivered])
        #expect(
            try office.bodies.map { $0["content"]?["text"] }
                == ["eins\n\nzwei\n\ndrei\n<at user_id=\"ou_1\"></at>"])
    }

    @Test func `says the others alone when one text is unfit`() async throws {
        let unfit = #"{"code":9499,"msg":"Bad Request","data":{}}"#
        let office = try office(unfit, Self.yes, unfit)
        let results = await office.attempt([text("good"), text("bad")])
        #expect(results.map(\.outcome) == [.delivered, .rejected(.permanent)])
    }

    @Test(arguments: [
        "13800138000 ", "ou_1,", #"ou_1"></at><at user_id="all"#, "陈", String(repeating: "a", count: 65),
    ])
    func `calls nobody by what is no id`(recipient: String) async throws {
        let office = try office()
        #expect(await office.sender.attempt(text("a", to: recipient)).code == "invalid_recipient")
        #expect(office.calls.isEmpty)
    }

    @Test func `refuses what Feishu would find too long`() async throws {
        let office = try office(more: ["secret": "s"])
        #expect(
            await office.sender.attempt(text(String(repeating: "长", count: 6700))).code
                == "content_too_large")
        #expect(await office.sender.attempt(text(String(repeating: "长", count: 6600))).code == "0")
        #expect(office.calls.count == 1)
    }

    @Test func `writes at most a hundred times a minute, and five times a second`() throws {
        let pace = try #require(try office().sender.pacing.calls)
        #expect(Double(pace.burst) + 60_000 / Double(pace.interval.milliseconds) <= 100.1)
        #expect(Double(pace.burst) + 1000 / Double(pace.interval.milliseconds) <= 5)
    }

    static let rows: [(Int, String, Outcome)] = [
        (9499, "Bad Request", .rejected(.permanent)),
        (9499, "too many request", .deferred(.accountThrottled)),
        (11232, "frequency limited psm[lark.oapi]appID[1500]", .deferred(.accountThrottled)),
        (230020, "", .deferred(.accountThrottled)), (99_991_400, "", .deferred(.accountThrottled)),
        (19001, "param invalid: incoming webhook access token invalid", .rejected(.misconfigured)),
        (19002, "params error, msg_type need", .rejected(.permanent)),
        (19007, "", .rejected(.misconfigured)),
        (
            19021, "sign match fail or timestamp is not within one hour from current time",
            .rejected(.misconfigured)
        ),
        (19022, "Ip Not Allowed", .rejected(.misconfigured)),
        (19024, "Key Words Not Found", .rejected(.permanent)), (19036, "", .rejected(.permanent)),
        (230099, "", .rejected(.permanent)), (77777, "", .rejected(.permanent)),
    ]

    @Test(arguments: rows)
    func `reads its refusals`(code: Int, words: String, outcome: Outcome) async throws {
        let office = try office(#"{"code":\#(code),"msg":"\#(words)","data":{}}"#)
        let result = await office.sender.attempt(text("a"))
        #expect(result.outcome == outcome)
        #expect(result.code == "\(code)")
        #expect(result.retryAfter == (outcome == .deferred(.accountThrottled) ? .seconds(10) : nil))
    }

    @Test func `of an older installation says yes in its own words`() async throws {
        let office = try office(#"{"Extra":null,"StatusCode":0,"StatusMessage":"success"}"#)
        #expect(await office.sender.attempt(text("a")).outcome == .delivered)
    }

    @Test(arguments: ["", "{}", "ok", #"{"errcode":0}"#, #"{"code":"x"}"#])
    func `has said nothing without a code`(answer: String) async throws {
        let office = try office(answer)
        #expect(await office.sender.attempt(text("a")).outcome == .uncertain)
        #expect(office.calls.count == 1)
    }

    @Test(
        arguments: [
            ("1700000000", "Xq2d7p", "9a/3YSQ+J84grw+hOLvkZzjXhLkQiGvA0tVUsmaGja8="),
            ("1599360473", "飞书 secret", "XlFgSUYb6urZvlZgJNbmRyv4XMVkOsosKHWbKQFxa0I="),
            // The vector of the tests of the GitHub action lark-bot-webhook-action.
            ("1716283459", "dGhpcyBpcyBhIGtleQ==", "8EyY+xxfJvzWjZQpdc2mgvQFaG7lF5nbxl7RITyMkJU="),
        ])
    func `knows us by the sign that other clients make`(seconds: String, secret: String, sign: String) {
        // From Python: base64.b64encode(hmac.new(f"{seconds}\n{secret}".encode(), b"", "sha256").digest())
        let moment = Timestamp(seconds: Int64(seconds)!)
        #expect(FeishuSignature.sign(secret: secret, at: moment) == sign)
    }
}
