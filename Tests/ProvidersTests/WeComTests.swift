import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `A WeCom application` {
    static let account: JSONObject = ["corp_id": "ww", "agent_secret": "s", "agent_id": "1000002"]
    static let yes = #"{"errcode":0,"errmsg":"ok","msgid":"m1"}"#

    private func office(_ answers: String..., more: JSONObject = [:]) throws -> ChatOffice {
        try ChatOffice(
            "wechat_work", JSONObject(Self.account.members + more.members),
            answers: answers.isEmpty ? [Self.yes] : answers)
    }

    private func users(_ office: ChatOffice) throws -> [JSONValue?] {
        try office.bodies.map { $0["touser"] }
    }

    @Test func `tells many members in one call`() async throws {
        let office = try office()
        let results = await office.attempt(["ZhangSan", "li"].map { order(to: $0) })
        #expect(results.map(\.outcome) == [.delivered, .delivered])
        #expect(results.map(\.providerMessageID) == ["m1", "m1"])
        #expect(
            try office.bodies == [
                [
                    "msgtype": "text", "text": ["content": "Your order is on its way."],
                    "touser": "ZhangSan|li", "agentid": 1_000_002, "safe": 0,
                ]
            ])
    }

    @Test func `knows those whom WeCom left out, whatever their letters`() async throws {
        let office = try office(
            #"{"errcode":0,"errmsg":"ok","invaliduser":"zhangsan|x","unlicenseduser":"li","msgid":"m1"}"#)
        let results = await office.attempt(["Wei", "ZhangSan", "Li"].map { order(to: $0) })
        #expect(
            results.map(\.outcome) == [
                .delivered, .rejected(.recipientBlocked), .rejected(.recipientBlocked),
            ])
        #expect(results.map(\.code) == ["0", "invaliduser", "unlicenseduser"])
    }

    @Test(arguments: ["", " ", "a|b", "a,b", "a b", "@all|a", String(repeating: "x", count: 65)])
    func `never takes a recipient for several people, nor for everybody`(user: String) async throws {
        let office = try office()
        #expect(await office.sender.attempt(order(to: user)).outcome == .rejected(.permanent))
        #expect(office.server.told.isEmpty)
    }

    @Test func `calls everybody alone, and only by that name`() async throws {
        let office = try office()
        let results = await office.attempt(["a", "b", "@all", "c"].map { order(to: $0) })
        #expect(results.map(\.outcome) == [.delivered, .delivered, .delivered, .delivered])
        #expect(try users(office) == ["a|b", "@all", "c"])
    }

    @Test func `finds the members for whose sake all were refused`() async throws {
        let unknown = #"{"errcode":60111,"errmsg":"userid not found"}"#
        let office = try office(unknown, Self.yes, unknown, unknown, Self.yes)
        let results = await office.attempt(["a", "b", "gone", "d"].map { order(to: $0) })
        #expect(
            results.map(\.outcome) == [.delivered, .delivered, .rejected(.recipientBlocked), .delivered])
        #expect(try users(office) == ["a|b|gone|d", "a|b", "gone|d", "gone", "d"])
    }

    @Test func `blames all when all are invalid`() async throws {
        let office = try office(#"{"errcode":81013,"errmsg":"user & party & tag all invalid"}"#)
        let results = await office.attempt(["a", "b"].map { order(to: $0) })
        #expect(results.map(\.outcome) == [.rejected(.recipientBlocked), .rejected(.recipientBlocked)])
        #expect(office.calls.count == 1)
    }

    @Test(arguments: ["40014", "42001", "41001", "42009"])
    func `fetches another token once when the one at hand is refused`(code: String) async throws {
        let office = try ChatOffice(
            "wechat_work", Self.account, answers: [#"{"errcode":\#(code),"errmsg":"x"}"#, Self.yes],
            tokens: [
                #"{"errcode":0,"access_token":"T1","expires_in":7200}"#,
                #"{"errcode":0,"access_token":"T2","expires_in":7200}"#,
            ])
        #expect(await office.sender.attempt(order(to: "wei")).outcome == .delivered)
        #expect(await office.sender.attempt(order(to: "wei")).outcome == .delivered)
        #expect(office.tokenCount == 2)
        #expect(office.server.told.first?.hasPrefix("GET /cgi-bin/gettoken?corpid=ww&corpsecret=s ") == true)
    }

    @Test func `refuses what WeCom would cut in silence`() async throws {
        let office = try office()
        let longest = String(repeating: "长", count: 682) + "xx"
        #expect(await office.sender.attempt(order(to: "wei", body: longest)).outcome == .delivered)
        let result = await office.sender.attempt(order(to: "wei", body: longest + "x"))
        #expect(result.outcome == .rejected(.permanent))
        #expect(result.text == "The text has 2049 bytes; the provider takes 2048.")
        #expect(office.calls.count == 1)
    }

    @Test(
        arguments: [
            ("auto", .text, "text"), ("auto", .markdown, "markdown"), ("text", .markdown, "text"),
            ("markdown", .text, "markdown"),
        ] as [(String, Content.Format, String)])
    func `writes as it is told`(style: String, format: Content.Format, type: String) async throws {
        let office = try office(more: ["message_type": .string(style)])
        _ = await office.sender.attempt(order(to: "wei", body: "**a**", format: format))
        let body = try #require(try office.bodies.first)
        #expect(body["msgtype"] == .string(type))
        #expect(body[type]?["content"] == "**a**")
    }

    @Test func `shows no HTML`() async throws {
        let office = try office()
        #expect(
            await office.sender.attempt(order(to: "wei", format: .html)).code == "unsupported_format")
    }

    @Test func `makes cards of a subject, a text and an address`() async throws {
        let office = try office(
            more: ["message_type": "textcard", "card_url": "https://example.com/orders"])
        _ = await office.sender.attempt(order(to: "wei"))
        #expect(
            try office.bodies.first?["textcard"] == [
                "title": "Order 42", "description": "Your order is on its way.",
                "url": "https://example.com/orders",
            ])
        for (subject, body) in [("", "a"), (String(repeating: "长", count: 129), "a"), ("a", "")] {
            let refused = await office.sender.attempt(order(to: "wei", subject: subject, body: body))
            #expect(refused.code == "unfit_for_card")
        }
        #expect(throws: SettingsProblem.self) { try self.office(more: ["message_type": "textcard"]) }
    }

    @Test func `lets WeCom look for repeats only where it is asked to`() async throws {
        let office = try office(more: ["duplicate_check_seconds": 600])
        _ = await office.sender.attempt(order(to: "wei"))
        let body = try #require(try office.bodies.first)
        #expect(body["enable_duplicate_check"] == 1)
        #expect(body["duplicate_check_interval"] == 600)
        #expect(!office.sender.recognisesRepeats)
    }

    @Test func `can be tried without sending`() async throws {
        let office = try ChatOffice(
            "wechat_work", Self.account, answers: [Self.yes],
            tokens: [#"{"errcode":40001,"errmsg":"invalid credential"}"#])
        let sender = try #require(office.sender as? any CheckableSender)
        let result = await sender.check()
        #expect(result.outcome == .rejected(.misconfigured))
        #expect(result.code == "40001")
    }

    @Test func `gives a member no more than WeCom lets through`() throws {
        let pace = try #require(try office().sender.pacing.perRecipient)
        let perSecond = 1000 / Double(pace.interval.milliseconds)
        // A restart forgets the burst.
        #expect(Double(2 * pace.burst) + 60 * perSecond <= 30)
        #expect(Double(2 * pace.burst) + 3600 * perSecond <= 1000)
    }
}
