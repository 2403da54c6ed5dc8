import Messaging
import Testing
import Transport

@testable import Providers

@Suite struct `An SMTP server's refusal` {
    private func answers(_ overrides: JSONObject = [:]) throws -> SMTPAnswers {
        SMTPAnswers(
            try SettingsReader(
                ["host": "h", "from": "a@b", "answers": .object(overrides)],
                fields: Provider.smtp.description.fields))
    }

    private func refusal(_ row: Row, _ words: String = "words") -> TransportError {
        let kind: TransportError.Kind =
            row.stage == .authentication ? .authenticationRefused : .refused(at: row.stage)
        let reply = SubmissionReply(code: row.code, enhancedCode: row.enhanced, text: words)
        return TransportError(kind, requestMayHaveArrived: false, reply: reply, sentence: "refused")
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let stage: SubmissionStage
        let code: Int
        let enhanced: String?
        let outcome: Outcome

        init(_ stage: SubmissionStage, _ code: Int, _ enhanced: String?, _ outcome: Outcome) {
            (self.stage, self.code, self.enhanced, self.outcome) = (stage, code, enhanced, outcome)
        }

        var testDescription: String { "\(stage) \(code) \(enhanced ?? "-") is \(outcome.name)" }
    }

    static let rows = [
        Row(.greeting, 421, nil, .deferred(.transient)), Row(.acceptance, 450, nil, .deferred(.transient)),
        Row(.recipient, 451, "4.3.0", .deferred(.transient)),
        Row(.sender, 452, "4.3.1", .deferred(.transient)),
        Row(.acceptance, 451, "4.4.2", .deferred(.transient)),
        Row(.recipient, 450, "4.7.1", .deferred(.recipientThrottled)),
        Row(.recipient, 451, "4.7.1", .deferred(.recipientThrottled)),
        Row(.sender, 451, "4.7.0", .deferred(.accountThrottled)),
        Row(.recipient, 452, "4.5.3", .deferred(.accountThrottled)),
        Row(.recipient, 452, "4.2.2", .deferred(.transient)),
        Row(.recipient, 552, "5.2.2", .deferred(.transient)),
        Row(.recipient, 552, nil, .deferred(.transient)),
        Row(.recipient, 550, "5.1.1", .rejected(.recipientBlocked)),
        Row(.acceptance, 550, "5.1.1", .rejected(.recipientBlocked)),
        Row(.recipient, 553, "5.1.3", .rejected(.recipientBlocked)),
        Row(.recipient, 550, nil, .rejected(.recipientBlocked)),
        Row(.recipient, 551, nil, .rejected(.recipientBlocked)),
        Row(.recipient, 550, "5.2.1", .rejected(.recipientBlocked)),
        Row(.acceptance, 552, "5.3.4", .rejected(.permanent)),
        Row(.sender, 552, nil, .rejected(.permanent)),
        Row(.sender, 552, "5.3.4", .rejected(.permanent)),
        Row(.acceptance, 554, "5.6.0", .rejected(.permanent)),
        Row(.acceptance, 550, "5.7.1", .rejected(.misconfigured)),
        Row(.recipient, 554, "5.7.1", .rejected(.misconfigured)),
        Row(.acceptance, 554, nil, .rejected(.misconfigured)),
        Row(.acceptance, 550, nil, .rejected(.misconfigured)),
        Row(.sender, 530, nil, .rejected(.misconfigured)),
        Row(.authentication, 534, nil, .rejected(.misconfigured)),
        Row(.authentication, 535, "5.7.8", .rejected(.misconfigured)),
        Row(.authentication, 538, nil, .rejected(.misconfigured)),
        Row(.authentication, 454, "4.3.0", .deferred(.transient)),
        Row(.sender, 550, "5.7.1", .rejected(.misconfigured)),
        Row(.sender, 553, nil, .rejected(.misconfigured)),
        Row(.sender, 553, "5.1.8", .rejected(.misconfigured)),
        Row(.sender, 550, "5.1.0", .rejected(.misconfigured)),
        Row(.greeting, 554, nil, .rejected(.misconfigured)),
        Row(.hello, 550, nil, .rejected(.misconfigured)),
        Row(.content, 503, "5.5.1", .rejected(.permanent)), Row(.hello, 500, nil, .rejected(.permanent)),
        Row(.sender, 501, nil, .rejected(.permanent)), Row(.acceptance, 504, nil, .rejected(.permanent)),
        Row(.recipient, 555, nil, .rejected(.permanent)), Row(.content, 571, nil, .rejected(.permanent)),
        Row(.content, 299, nil, .deferred(.transient)),
    ]

    @Test(arguments: rows)
    func `means what the table says`(row: Row) throws {
        let result = try answers().result(of: refusal(row))
        #expect(result.outcome == row.outcome)
        #expect(result.text == "words")
        #expect(result.code == row.enhanced.map { "\(row.code) \($0)" } ?? "\(row.code)")
    }

    @Test(arguments: rows.filter { (400...599).contains($0.code) })
    func `means what the operator says, where the operator says something`(row: Row) throws {
        let code = row.enhanced.map { "\(row.code) \($0)" } ?? "\(row.code)"
        for key in [code, "\(code.prefix(2))*", "*\(code.suffix(2))", "*"] {
            for outcome in [
                Outcome.rejected(.permanent), .deferred(.transient), .deferred(.accountThrottled),
            ] {
                let result = try answers([key: .string(outcome.name)]).result(of: refusal(row))
                #expect(result.outcome == outcome)
            }
        }
        let elsewhere = try answers(["599": "delivered"]).result(of: refusal(row))
        #expect(elsewhere.outcome == row.outcome)
    }

    @Test(arguments: rows.filter { (400...599).contains($0.code) })
    func `is explained by its code in both languages`(row: Row) {
        let code = row.enhanced.map { "\(row.code) \($0)" } ?? "\(row.code)"
        let rule = Provider.smtp.description.answers.rule(for: code, words: "words")
        #expect(rule != SMTPAnswers.known.otherwise)
        #expect(rule.english.hasSuffix(".") && rule.chinese.hasSuffix("。"))
    }

    @Test func `is read in the words of services that give no enhanced codes`() throws {
        let row = Row(.recipient, 550, nil, .deferred(.accountThrottled))
        let result = try answers().result(
            of: refusal(row, "Ip frequency limited. http://service.mail.qq.com"))
        #expect(result.outcome == row.outcome)
        let spam = try answers().result(
            of: refusal(Row(.acceptance, 554, nil, .delivered), "DT:SPM 163 smtp8"))
        #expect(spam.outcome == .rejected(.misconfigured))
    }

    @Test(
        arguments: [
            (Row(.recipient, 450, "4.7.1", .deferred(.recipientThrottled)), 300),
            (Row(.sender, 450, "4.7.1", .deferred(.accountThrottled)), 300),
            (Row(.recipient, 552, nil, .deferred(.transient)), 3600),
            (Row(.recipient, 452, "4.2.2", .deferred(.transient)), 3600),
            (Row(.recipient, 451, nil, .deferred(.transient)), nil),
        ] as [(Row, Int?)])
    func `makes us wait where a quick repeat would do harm`(row: Row, seconds: Int?) throws {
        #expect(try answers().result(of: refusal(row)).retryAfter == seconds.map { .seconds($0) })
    }

    @Test func `that never came leaves the end open only after the final dot`() throws {
        let lost = TransportError(.connectionLost, requestMayHaveArrived: true, sentence: "Gone.")
        #expect(try answers().result(of: lost).outcome == .uncertain)
        let early = TransportError(.connectionLost, requestMayHaveArrived: false, sentence: "Gone.")
        #expect(try answers().result(of: early).outcome == .deferred(.transient))
    }

    @Test func `of a mail that could not be made is ours, and in the table like the others`() throws {
        let problem = MailProblem(code: "invalid_address", sentence: "Words.")
        #expect(
            try answers().result(of: problem)
                == AttemptResult(.rejected(.permanent), code: "invalid_address", text: "Words."))
        #expect(
            try answers(["invalid_address": "rejected/recipient_blocked"]).result(of: problem).outcome
                == .rejected(.recipientBlocked))
    }

    @Test(
        arguments: [
            ("Ok: queued as 4F3ABC9911", "4F3ABC9911"), ("OK id=1qA2bC-000123-4x", "1qA2bC-000123-4x"),
            ("38N6xyz0012345 Message accepted for delivery", "38N6xyz0012345"),
            ("Ok 0100018c-1234-5678-000000", "0100018c-1234-5678-000000"),
            ("OK  1700000000 d9443c01a7336-1cc2be3sor123.1 - gsmtp", "d9443c01a7336-1cc2be3sor123.1"),
            ("<abc123@mail.example> [InternalId=7] Queued mail for delivery", "abc123@mail.example"),
            ("Ok", nil), ("Thank you.", nil), ("", nil), ("queued as", nil), ("Ok: done", nil),
        ] as [(String, String?)])
    func `or rather its consent names the queue where it does so`(text: String, id: String?) {
        #expect(SMTPQueueID.find(in: text) == id)
    }
}
