import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `DingTalk's answer` {
    private func result(_ body: String, status: Int = 200, rules: [DingTalkRule]) -> AttemptResult {
        DingTalkRule.result(of: DingTalkAnswer(Reply(status: status, body: Array(body.utf8))), by: rules)
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
        (987654, "", .rejected(.permanent)),
    ]

    @Test(arguments: robotRows)
    func `to a robot means what the table says`(code: Int, text: String, outcome: Outcome) {
        let result = result(#"{"errcode":\#(code),"errmsg":"\#(text)"}"#, rules: DingTalkRobotAnswers.rules)
        #expect(result.outcome == outcome)
        #expect(result.code == "\(code)")
    }

    @Test func `with a punishment is throttling, although it has no code`() {
        let body = #"{"status":1111,"wait":5,"source":"x","punish":"deny"}"#
        let result = result(body, rules: DingTalkRobotAnswers.rules)
        #expect(result.outcome == .deferred(.accountThrottled))
        #expect(result.retryAfter == .seconds(5))
    }

    @Test(arguments: [
        "", "{}", "ok", "[1]", #"{"errmsg":"ok"}"#, #"{"errcode":null}"#, #"{"errcode":"x"}"#,
    ])
    func `without a code is never success`(body: String) {
        #expect(result(body, rules: DingTalkRobotAnswers.rules).outcome == .uncertain)
        #expect(!DingTalkAnswer(Reply(status: 200, body: Array(body.utf8))).isSuccess)
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
        #expect(result("<html>", status: status, rules: DingTalkRobotAnswers.rules).outcome == outcome)
    }

    @Test(
        arguments: [
            (#"{"errcode":-1}"#, .deferred(.transient)), (#"{"errcode":33012}"#, .rejected(.permanent)),
            (#"{"errcode":34001}"#, .rejected(.permanent)), (#"{"errcode":88}"#, .rejected(.misconfigured)),
            (#"{"errcode":88,"sub_code":"60011"}"#, .rejected(.misconfigured)),
            (#"{"errcode":88,"sub_code":"90018"}"#, .deferred(.accountThrottled)),
            (#"{"errcode":88,"sub_code":42001}"#, .rejected(.misconfigured)),
            (#"{"errcode":40014}"#, .rejected(.misconfigured)),
        ] as [(String, Outcome)])
    func `to an application means what the table says`(body: String, outcome: Outcome) {
        #expect(result(body, rules: DingTalkNoticeAnswers.rules).outcome == outcome)
    }

    @Test func `for want of a token never leaves an attempt uncertain`() {
        for (body, status) in [("", 200), ("", 502), ("{}", 200)] {
            let answer = DingTalkAnswer(Reply(status: status, body: Array(body.utf8)))
            #expect(DingTalkNoticeAnswers.tokenResult(of: answer).outcome == .deferred(.transient))
        }
        let refused = DingTalkAnswer(Reply(status: 200, body: Array(#"{"errcode":40096}"#.utf8)))
        #expect(DingTalkNoticeAnswers.tokenResult(of: refused).outcome == .rejected(.misconfigured))
    }
}

@Suite struct `A robot's recipient` {
    @Test func `names those who are called`() {
        #expect(DingTalkMentions(Recipient("-"))?.mobiles == [])
        #expect(DingTalkMentions(Recipient("all"))?.isEverybody == true)
        #expect(DingTalkMentions(Recipient("13800138000,+86-13900139000"))?.mobiles.count == 2)
    }

    @Test(arguments: [
        "", "everybody", "13800138000,", "1380013800a", "1 2", "123", "--123456", "13800138000，13900139000",
    ])
    func `is refused where it names nobody`(text: String) {
        #expect(DingTalkMentions(Recipient(text)) == nil)
    }
}
