import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `DingTalk's answer` {
    private func result(_ body: String, status: Int = 200, by answers: AnswerTable) -> AttemptResult {
        CodedAnswer(Reply(status: status, body: Array(body.utf8))).refusal(by: answers).result
    }

    static let robotRows: [(Int, String, Outcome)] = [
        (130101, "send too fast, exceed 20 times per minute", .deferred(.accountThrottled)),
        (410100, "", .deferred(.accountThrottled)), (300001, "send too fast", .deferred(.accountThrottled)),
        (300001, "token is not exist", .rejected(.misconfigured)), (-1, "busy", .deferred(.transient)),
        (310000, "sign not match", .rejected(.misconfigured)),
        (310000, "invalid timestamp", .rejected(.misconfigured)),
        (310000, "ip 1.2.3.4 not in whitelist", .rejected(.misconfigured)),
        (310000, "Keywords not in content, more…", .rejected(.permanent)),
        (300005, "token is not exist", .rejected(.misconfigured)), (400101, "", .rejected(.misconfigured)),
        (400102, "", .rejected(.misconfigured)), (400106, "", .rejected(.misconfigured)),
        (400013, "", .rejected(.misconfigured)), (40035, "", .rejected(.permanent)),
        (43004, "", .rejected(.permanent)), (400105, "", .rejected(.permanent)),
        (430102, "", .rejected(.permanent)), (310000, "something new", .rejected(.misconfigured)),
        (987654, "", .rejected(.permanent)),
    ]

    @Test(arguments: robotRows)
    func `to a robot means what the table says`(code: Int, text: String, outcome: Outcome) {
        let result = result(#"{"errcode":\#(code),"errmsg":"\#(text)"}"#, by: DingTalkRobotAnswers.table)
        #expect(result.outcome == outcome)
        #expect(result.code == "\(code)")
    }

    @Test func `with a punishment is throttling, although it has no code`() {
        let body = #"{"status":1111,"wait":5,"source":"x","punish":"deny"}"#
        let result = result(body, by: DingTalkRobotAnswers.table)
        #expect(result.outcome == .deferred(.accountThrottled))
        #expect(result.retryAfter == .seconds(5))
    }

    @Test(arguments: [
        "", "{}", "ok", "[1]", #"{"errmsg":"ok"}"#, #"{"errcode":null}"#, #"{"errcode":"x"}"#,
    ])
    func `without a code is never success`(body: String) {
        #expect(result(body, by: DingTalkRobotAnswers.table).outcome == .uncertain)
        #expect(!CodedAnswer(Reply(status: 200, body: Array(body.utf8))).isSuccess)
    }

    @Test(
        arguments: [
            (500, .deferred(.transient)), (503, .deferred(.transient)), (502, .uncertain),
            (504, .uncertain),
            (429, .deferred(.accountThrottled)), (403, .rejected(.misconfigured)),
            (404, .rejected(.permanent)),
            (302, .rejected(.permanent)),
        ] as [(Int, Outcome)])
    func `without a code is judged by its status`(status: Int, outcome: Outcome) {
        #expect(result("<html>", status: status, by: DingTalkRobotAnswers.table).outcome == outcome)
    }

    @Test(
        arguments: [
            (#"{"errcode":-1}"#, .deferred(.transient)), (#"{"errcode":33012}"#, .rejected(.permanent)),
            (#"{"errcode":34001}"#, .rejected(.permanent)), (#"{"errcode":88}"#, .rejected(.misconfigured)),
            (#"{"errcode":88,"sub_code":"60011"}"#, .rejected(.misconfigured)),
            (#"{"errcode":88,"sub_code":"90018"}"#, .deferred(.accountThrottled)),
            (#"{"errcode":88,"sub_code":42001}"#, .rejected(.misconfigured)),
            (#"{"errcode":40014}"#, .rejected(.misconfigured)),
            (#"{"errcode":60011}"#, .rejected(.misconfigured)),
            (#"{"errcode":90018}"#, .deferred(.accountThrottled)),
            (#"{"errcode":88,"sub_code":"77777"}"#, .rejected(.permanent)),
        ] as [(String, Outcome)])
    func `to an application means what the table says`(body: String, outcome: Outcome) {
        #expect(result(body, by: DingTalkNoticeAnswers.table).outcome == outcome)
    }

    @Test func `keeps the gateway's code around the inner one`() {
        let result = result(#"{"errcode":88,"sub_code":"33012"}"#, by: DingTalkNoticeAnswers.table)
        #expect(result.code == "88/33012")
        #expect(DingTalkNoticeAnswers.table.rule(for: result.code).concernsOneRecipient)
    }

    @Test func `for want of a token never leaves an attempt uncertain`() {
        for (body, status) in [("", 200), ("", 502), ("{}", 200)] {
            let refused = result(body, status: status, by: DingTalkNoticeAnswers.table)
            #expect(TokenRefusal(refused: refused).result.outcome == .deferred(.transient))
        }
        let refused = result(#"{"errcode":40096}"#, by: DingTalkNoticeAnswers.table)
        #expect(TokenRefusal(refused: refused).result.outcome == .rejected(.misconfigured))
    }
}

@Suite struct `A robot's recipient` {
    @Test func `names those who are called`() {
        #expect(RobotMentions(Recipient("-"))?.people == [])
        #expect(RobotMentions(Recipient("all"))?.isEverybody == true)
        #expect(RobotMentions(Recipient("13800138000,+86-13900139000"))?.people.count == 2)
    }

    @Test(arguments: [
        "", "everybody", "13800138000,", "1380013800a", "1 2", "123", "--123456", "13800138000，13900139000",
    ])
    func `is refused where it names nobody`(text: String) {
        #expect(RobotMentions(Recipient(text)) == nil)
    }
}
