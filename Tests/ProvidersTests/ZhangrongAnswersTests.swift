import Messaging
import Testing

@testable import Providers

@Suite struct `Words of Zhangrong's` {
    static let rows: [(String, Outcome, isOne: Bool)] = [
        ("用户accesskey不正确", .rejected(.misconfigured), false), ("secret错误", .rejected(.misconfigured), false),
        ("余额不足", .rejected(.misconfigured), false), ("签名未审核", .rejected(.misconfigured), false),
        ("模板不存在", .rejected(.misconfigured), false), ("IP不在白名单", .rejected(.misconfigured), false),
        ("手机号码格式错误", .rejected(.permanent), true), ("Mobile is wrong", .rejected(.permanent), true),
        ("发送频率过快", .deferred(.accountThrottled), false), ("今日发送超限", .deferred(.accountThrottled), false),
        ("该号码发送频繁", .deferred(.recipientThrottled), true),
        ("同一手机号超限", .deferred(.recipientThrottled), true),
        ("号码在黑名单中", .rejected(.recipientBlocked), true), ("用户已退订", .rejected(.recipientBlocked), true),
        ("内容长度超限", .rejected(.permanent), false), ("系统繁忙", .deferred(.transient), false),
        ("含有敏感词", .rejected(.permanent), false), ("", .rejected(.permanent), false),
        ("fake throttle", .deferred(.accountThrottled), false), ("fake invalid", .rejected(.permanent), true),
        ("fake blacklist", .rejected(.recipientBlocked), true),
        ("fake balance", .rejected(.misconfigured), false),
        ("fake template", .rejected(.misconfigured), false), ("fake internal", .deferred(.transient), false),
    ]

    @Test(arguments: rows)
    func `mean what the table says`(words: String, outcome: Outcome, isOne: Bool) {
        let refusal = ZhangrongAnswers.refusal(code: "1234", words: words, table: ZhangrongAnswers.table)
        #expect(refusal.result.outcome == outcome)
        #expect(refusal.concernsOneRecipient == isOne)
        #expect(refusal.result.code == "1234" && refusal.result.text == words)
    }

    @Test func `matter less than a code that is known`() {
        let refusal = ZhangrongAnswers.refusal(code: "9006", words: "号码", table: ZhangrongAnswers.table)
        #expect(refusal.result.outcome == .rejected(.misconfigured))
    }

    @Test func `matter less than what the operator says`() {
        let table = ZhangrongAnswers.table.overridden(by: ["77": .deferred(.accountThrottled)])
        let refusal = ZhangrongAnswers.refusal(code: "77", words: "号码发送频繁", table: table)
        #expect(refusal.result.outcome == .deferred(.accountThrottled))
    }

    @Test(
        arguments: [
            (#"{"code":"0","msg":"SUCCESS","smUuid":"u"}"#, "0", "u"),
            (#"{"code":0,"batchId":77}"#, "0", "77"),
            (#"{"code":"0","batchId":"","smUuid":"u"}"#, "0", "u"),
            (#"{"code":"0","batchId":"b","smUuid":"u"}"#, "0", "b"), (#"{"code":9006}"#, "9006", ""),
        ])
    func `come with a code, as text or number`(body: String, code: String, id: String) throws {
        let answer = try #require(ZhangrongAnswer(Array(body.utf8)))
        #expect(answer.code == code && answer.messageID == id)
    }

    @Test(arguments: ["", "[]", "0", "{}", #"{"code":null}"#, #"{"code":""}"#, #"{"code":true}"#, "<html>"])
    func `are none without a code`(body: String) {
        #expect(ZhangrongAnswer(Array(body.utf8)) == nil)
    }
}
