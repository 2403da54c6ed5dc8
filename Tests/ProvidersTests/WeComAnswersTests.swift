import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `WeCom's answer` {
    private func result(_ body: String, status: Int = 200) -> AttemptResult {
        CodedAnswer(Reply(status: status, body: Array(body.utf8))).refusal(by: WeComAnswers.table).result
    }

    static let rows: [(Outcome, [Int])] = [
        (.rejected(.misconfigured), [40014, 42001, 41001, 42009]),
        (.deferred(.transient), [-1, 6000, 45033]),
        (.deferred(.accountThrottled), [45009, 45011]),
        (
            .rejected(.permanent),
            [
                40008, 44004, 45002, 45001, 45008, 82001, 82002, 82003, 82004, 40032, 40033, 40035, 40058,
                40007, 41006,
            ]
        ),
        (.rejected(.recipientBlocked), [81013, 40003, 40031, 60111, 43004]),
        (
            .rejected(.misconfigured),
            [
                40001, 40013, 40056, 40091, 41002, 41004, 48001, 48002, 48004, 48006, 60011, 60020, 301002,
                301007, 50001, 701008,
            ]
        ),
    ]

    @Test(arguments: rows)
    func `means what the table says`(outcome: Outcome, codes: [Int]) {
        for code in codes {
            let result = result(#"{"errcode":\#(code),"errmsg":"whatever, ok"}"#)
            #expect(result.outcome == outcome, "\(code)")
            #expect(result.code == "\(code)")
            #expect(WeComAnswers.table.rule(for: result.code).code == "\(code)")
        }
    }

    @Test func `with an unknown code is permanent`() {
        #expect(result(#"{"errcode":987654,"errmsg":"new"}"#).outcome == .rejected(.permanent))
    }

    @Test(
        arguments: [
            (500, .deferred(.transient)), (503, .deferred(.transient)), (502, .uncertain),
            (504, .uncertain), (429, .deferred(.accountThrottled)), (403, .rejected(.misconfigured)),
            (404, .rejected(.permanent)), (200, .uncertain),
        ] as [(Int, Outcome)])
    func `without a code is judged by its status`(status: Int, outcome: Outcome) {
        #expect(result("<html>", status: status).outcome == outcome)
        #expect(result("<html>", status: status).code == "HTTP \(status)")
    }

    @Test func `and DingTalk's are explained in both languages, each once`() {
        let tables = [
            WeComAnswers.table, WeComRobotAnswers.table, DingTalkNoticeAnswers.table,
            DingTalkRobotAnswers.table,
        ]
        for table in tables {
            for rule in table.rules + [table.otherwise] {
                #expect(rule.english.hasSuffix("."), "\(rule.code)")
                #expect(rule.chinese.hasSuffix("。"), "\(rule.code)")
            }
            let names = table.rules.map { "\($0.code) \($0.words)" }
            #expect(Set(names).count == names.count)
        }
    }
}
