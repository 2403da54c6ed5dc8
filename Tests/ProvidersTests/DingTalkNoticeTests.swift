import Messaging
import Testing

@testable import Providers

@Suite struct `A DingTalk application` {
    static let account: JSONObject = ["app_key": "k", "app_secret": "s", "agent_id": 7]
    static let yes = #"{"errcode":0,"errmsg":"ok","task_id":256271667526}"#
    static let stale = #"{"errcode":88,"sub_code":"42001","errmsg":"expired"}"#

    private func office(
        _ answers: String..., tokens: [String] = [#"{"errcode":0,"access_token":"T/1","expires_in":7200}"#]
    ) throws -> ChatOffice {
        try ChatOffice("dingtalk", Self.account, answers: answers, tokens: tokens)
    }

    private func inquiry(_ user: String, task: String = "256271667526") -> AttemptInquiry {
        AttemptInquiry(
            attempt: order().attempt, recipient: Recipient(user), startedAt: StillTime().now,
            providerMessageID: task)
    }

    private func ask(_ sender: any Sender, _ inquiry: AttemptInquiry) async -> InquiryAnswer {
        await (sender as! any InquirySender).ask(inquiry)
    }

    @Test func `tells many people in one call and keeps its task`() async throws {
        let office = try office(Self.yes)
        let results = await office.attempt(["wei", "Li", "a.b-c"].map { order(to: $0) })
        #expect(results.map(\.outcome) == [.accepted, .accepted, .accepted])
        #expect(Set(results.map(\.providerMessageID)) == ["256271667526"])
        let body = try #require(try office.bodies.first)
        #expect(body["userid_list"] == "wei,Li,a.b-c")
        #expect(body["agent_id"] == 7)
        #expect(body["msg"]?["text"]?["content"] == "Your order is on its way.")
        #expect(office.calls.first?.range(of: "access_token=T%2F1 ") != nil)
    }

    @Test(arguments: ["", "a,b", "a b", "a|b", "用 户", String(repeating: "x", count: 65)])
    func `refuses what is not one user, and tells the others`(user: String) async throws {
        let office = try office(Self.yes)
        let results = await office.attempt([order(to: "wei"), order(to: user), order(to: "li")])
        #expect(results.map(\.outcome) == [.accepted, .rejected(.permanent), .accepted])
        #expect(try office.bodies.map { $0["userid_list"] } == ["wei,li"])
    }

    @Test func `finds the one user for whose sake all were refused`() async throws {
        let unknown = #"{"errcode":33012,"errmsg":"invalid user"}"#
        let office = try office(unknown, Self.yes, unknown)
        let results = await office.attempt([order(to: "wei"), order(to: "gone")])
        #expect(results.map(\.outcome) == [.accepted, .rejected(.permanent)])
        #expect(try office.bodies.map { $0["userid_list"] } == ["wei,gone", "wei", "gone"])
    }

    @Test func `fetches another token once when the one at hand is refused`() async throws {
        let office = try office(
            Self.stale, Self.yes,
            tokens: [
                #"{"errcode":0,"access_token":"T1","expires_in":7200}"#,
                #"{"errcode":0,"access_token":"T2","expires_in":7200}"#,
            ])
        #expect(await office.sender.attempt(order(to: "wei")).outcome == .accepted)
        #expect(office.calls.map { $0.range(of: "access_token=T2 ") != nil } == [false, true])
    }

    @Test func `gives up when the new token is refused, too`() async throws {
        let office = try office(
            Self.stale,
            tokens: [
                #"{"errcode":0,"access_token":"T1","expires_in":7200}"#,
                #"{"errcode":0,"access_token":"T2","expires_in":7200}"#,
            ])
        let result = await office.sender.attempt(order(to: "wei"))
        #expect(result.outcome == .rejected(.misconfigured))
        #expect(result.code == "88/42001")
        #expect(office.calls.count == 2)
    }

    @Test func `sends nothing when it gets no token`() async throws {
        let office = try office(Self.yes, tokens: [#"{"errcode":40089,"errmsg":"wrong"}"#])
        #expect(await office.sender.attempt(order(to: "wei")).outcome == .rejected(.misconfigured))
        #expect(await office.sender.attempt(order(to: "li")).code == "40089")
        #expect(office.calls.isEmpty)
        #expect(office.tokenCount == 1)
    }

    @Test func `can be tried without sending`() async throws {
        let office = try office(
            Self.yes,
            tokens: [
                #"{"errcode":0,"access_token":"T1","expires_in":7200}"#, #"{"errcode":40089,"errmsg":"x"}"#,
            ])
        let sender = try #require(office.sender as? any CheckableSender)
        #expect(await sender.check().outcome == .delivered)
        #expect(await sender.check().outcome == .rejected(.misconfigured))
        #expect(office.calls.isEmpty)
    }

    @Test func `learns afterwards who got the notice`() async throws {
        let office = try office(
            #"""
            {"errcode":0,"send_result":{"invalid_user_id_list":["GONE"],"forbidden_user_id_list":["twice"],
            "failed_user_id_list":["broken"],"read_user_id_list":["Reader"],"unread_user_id_list":["wei"]}}
            """#)
        let codes = [
            "gone": "invalid_user_id_list", "Twice": "forbidden_user_id_list",
            "broken": "failed_user_id_list",
        ]
        for (user, code) in codes {
            guard case .failed(code, _) = await ask(office.sender, inquiry(user)) else {
                Issue.record("\(user) did not get it")
                continue
            }
        }
        for (user, code) in ["reader": "read_user_id_list", "WEI": "unread_user_id_list"] {
            guard case .delivered(code, _) = await ask(office.sender, inquiry(user)) else {
                Issue.record("\(user) got it")
                continue
            }
        }
        #expect(
            await ask(office.sender, inquiry("other")) == .underWay(providerMessageID: "256271667526"))
        let question = try #require(try office.bodies.first)
        #expect(question["task_id"] == .integer(256_271_667_526))
        #expect(question["agent_id"] == 7)
    }

    @Test func `says nothing of an attempt that has no task, and asks nobody`() async throws {
        let office = try office(Self.yes)
        guard case .silent = await ask(office.sender, inquiry("wei", task: "")) else {
            Issue.record("There is nothing to ask about.")
            return
        }
        #expect(office.calls.isEmpty)
    }

    @Test(arguments: [#"{"errcode":-1,"errmsg":"busy"}"#, "<html>", "{}"])
    func `says nothing when DingTalk has no answer`(answer: String) async throws {
        let office = try office(answer)
        guard case .silent(let text) = await ask(office.sender, inquiry("wei")) else {
            Issue.record("There was no answer.")
            return
        }
        #expect(!text.isEmpty)
    }

    @Test func `lets the operator say what a code means`() async throws {
        var account = Self.account
        account["answers"] = ["33012": "rejected/recipient_blocked"]
        let office = try ChatOffice(
            "dingtalk", account, answers: [#"{"errcode":33012,"errmsg":"invalid user"}"#])
        #expect(
            await office.sender.attempt(order(to: "wei")).outcome == .rejected(.recipientBlocked))
    }
}
