import Messaging
import Testing

@testable import Providers

@Suite struct `A group's robot` {
    static let dingTalk: JSONObject = ["access_token": "t", "secret": "SECx"]
    static let weCom: JSONObject = ["key": "k/1"]
    static let yes = #"{"errcode":0,"errmsg":"ok"}"#

    private func dingTalk(
        _ answers: String..., more: JSONObject = [:]
    ) throws -> ChatOffice {
        let account = JSONObject(Self.dingTalk.members + more.members)
        return try ChatOffice("dingtalk_robot", account, answers: answers.isEmpty ? [Self.yes] : answers)
    }

    private func weCom(_ answers: String...) throws -> ChatOffice {
        try ChatOffice("wechat_work_robot", Self.weCom, answers: answers.isEmpty ? [Self.yes] : answers)
    }

    private func text(_ body: String, to recipient: String = "-") -> AttemptOrder {
        order(to: recipient, subject: "", body: body)
    }

    private func markdown(_ body: String, to recipient: String = "-", title: String = "") -> AttemptOrder {
        order(to: recipient, subject: title, body: body, format: .markdown)
    }

    @Test func `says texts that wait as one, and calls everybody of all`() async throws {
        let office = try dingTalk()
        let results = await office.attempt([
            text("eins", to: "13800138000"), text("zwei", to: "13900139000,13800138000"),
            text("drei", to: "all"),
        ])
        #expect(results.map(\.outcome) == [.delivered, .delivered, .delivered])
        let body = try #require(try office.bodies.first)
        #expect(office.calls.count == 1)
        #expect(body["text"]?["content"] == "eins\n\nzwei\n\ndrei")
        #expect(body["at"]?["atMobiles"] == ["13800138000", "13900139000"])
        #expect(body["at"]?["isAtAll"] == true)
    }

    @Test func `says Markdown that waits as one, with the first title`() async throws {
        let office = try dingTalk()
        let orders = [markdown("a", to: "13800138000"), markdown("b", title: "B"), markdown("c", title: "C")]
        #expect(await office.attempt(orders).map(\.outcome) == [.delivered, .delivered, .delivered])
        let body = try #require(try office.bodies.first)
        #expect(body["markdown"]?["text"] == "a\n\n---\n\nb\n\n---\n\nc\n\n@13800138000")
        #expect(body["markdown"]?["title"] == "B")
    }

    @Test func `keeps texts and Markdown apart, and results with their orders`() async throws {
        let office = try dingTalk(Self.yes, #"{"errcode":-1,"errmsg":"busy"}"#, Self.yes)
        let results = await office.attempt([text("a"), markdown("b"), text("c")])
        #expect(results.map(\.outcome) == [.delivered, .deferred(.transient), .delivered])
        #expect(try office.bodies.map { $0["msgtype"] } == ["text", "markdown", "text"])
    }

    @Test func `makes another call for what would be too long together`() async throws {
        let office = try dingTalk()
        let results = await office.attempt([
            text(String(repeating: "长", count: 3400)), text(String(repeating: "x", count: 9900)),
            text("short"),
        ])
        #expect(results.map(\.outcome) == [.delivered, .delivered, .delivered])
        #expect(office.calls.count == 2)
        for call in try office.bodies {
            #expect(call.serialized().count <= DingTalkRobotSender.bodyBytesMax)
        }
    }

    @Test func `refuses by itself what it cannot say, and says the others`() async throws {
        let office = try dingTalk()
        let results = await office.attempt([
            text("a"), text(String(repeating: "x", count: 20_000)), text("b", to: "wei"),
            order(to: "-", body: "<b>", format: .html), text("c"),
        ])
        #expect(
            results.map(\.code) == ["0", "content_too_large", "invalid_recipient", "unsupported_format", "0"])
        #expect(try office.bodies.map { $0["text"]?["content"] } == ["a\n\nc"])
    }

    @Test func `says the others alone when one text is unfit`() async throws {
        let unfit = #"{"errcode":430102,"errmsg":"unfit"}"#
        let office = try dingTalk(unfit, Self.yes, unfit)
        let results = await office.attempt([text("good"), text("bad")])
        #expect(results.map(\.outcome) == [.delivered, .rejected(.permanent)])
    }

    @Test func `of DingTalk adds its keyword where what it shows lacks it`() async throws {
        let office = try dingTalk(more: ["keyword": "告警"])
        _ = await office.sender.attempt(order(to: "-", subject: "告警", body: "a"))
        _ = await office.sender.attempt(text("告警 a"))
        _ = await office.sender.attempt(markdown("a", title: "告警"))
        _ = await office.attempt([text("a"), text("b")])
        let bodies = try office.bodies
        #expect(
            bodies.map { $0["text"]?["content"] ?? $0["markdown"]?["text"] }
                == ["a\n告警", "告警 a", "a", "a\n\nb\n告警"])
    }

    @Test func `of WeCom calls people by their numbers`() async throws {
        let office = try weCom()
        let results = await office.attempt([text("a", to: "13800138000"), text("b", to: "all")])
        #expect(results.map(\.outcome) == [.delivered, .delivered])
        let body = try #require(try office.bodies.first)
        #expect(body["text"]?["content"] == "a\n\nb")
        #expect(body["text"]?["mentioned_mobile_list"] == ["13800138000", "@all"])
        #expect(office.calls.first?.hasPrefix("POST /cgi-bin/webhook/send?key=k%2F1 ") == true)
    }

    @Test func `of WeCom takes twice as much Markdown as text`() async throws {
        let office = try weCom()
        let long = String(repeating: "x", count: 2048)
        #expect(await office.sender.attempt(text(long)).outcome == .delivered)
        #expect(await office.sender.attempt(text(long + "x")).code == "content_too_large")
        #expect(await office.sender.attempt(markdown(long + long)).outcome == .delivered)
        #expect(await office.sender.attempt(markdown(long + long + "x")).code == "content_too_large")
        #expect(try office.bodies.last?["markdown"]?["content"] == .string(long + long))
    }

    @Test(
        arguments: [
            (45009, .deferred(.accountThrottled)), (93000, .rejected(.misconfigured)),
            (-1, .deferred(.transient)), (40058, .rejected(.permanent)), (77777, .rejected(.permanent)),
        ] as [(Int, Outcome)])
    func `of WeCom reads its refusals`(code: Int, outcome: Outcome) async throws {
        let office = try weCom(#"{"errcode":\#(code),"errmsg":"x"}"#)
        #expect(await office.sender.attempt(text("a")).outcome == outcome)
    }

    @Test func `writes at most twenty times a minute`() throws {
        for office in [try dingTalk(), try weCom()] {
            let pace = try #require(office.sender.pacing.calls)
            #expect(pace.burst == 2)
            #expect(Double(pace.burst) + 60_000 / Double(pace.interval.milliseconds) <= 20.01)
        }
    }
}
