import Messaging
import Transport

/// What the replies of SMTP servers mean to one account.
struct SMTPAnswers: Sendable {
    private let table: AnswerTable
    /// The operator's own lines alone, which go before everything else.
    private let own: AnswerTable

    /// Says of a code that the operator did not speak of it.
    private static let silent = AnswerTable(
        [], otherwise: AnswerRule("", .uncertain, english: "", chinese: ""))

    /// The table as the account's settings change it.
    init(_ settings: SettingsReader) {
        table = settings.answers(Self.known)
        own = settings.answers(Self.silent)
    }

    /// The result of a submission that the server did not take, or did not answer.
    func result(of error: TransportError) -> AttemptResult {
        guard let reply = error.reply, !error.requestMayHaveArrived else { return error.attemptResult }
        let code = reply.codeText
        guard (400...599).contains(reply.code) else {
            // Accepts nothing where it was said, and says nothing against another try.
            return AttemptResult(.deferred(.transient), code: code, text: reply.text)
        }
        let stage: SubmissionStage =
            if case .refused(let stage) = error.kind { stage } else { .authentication }
        var result = table.result(code: code, words: reply.text)
        let rule = table.rule(for: code, words: reply.text)
        if own.rule(for: code).code.isEmpty, rule.words.isEmpty,
            let change = Self.changes.first(where: { $0.applies(to: rule, at: stage) })
        {
            result.outcome = change.outcome
            result.retryAfter = change.wait ?? result.retryAfter
        }
        return result
    }

    /// The result of a mail that could not be made.
    func result(of problem: MailProblem) -> AttemptResult {
        table.result(code: problem.code, words: problem.sentence)
    }

    /// What a stage changes. The table has the words for it.
    private static let changes: [SMTPRule] = [
        // Before a mail is spoken of, a refusal is about us. So is that of the sender.
        SMTPRule(
            [.greeting, .hello, .authentication], ["550*", "551*", "552*", "553*", "5*"],
            .rejected(.misconfigured)),
        SMTPRule([.sender], ["* 5.1.*", "550*", "551*", "553*", "5*"], .rejected(.misconfigured)),
        // Greylisting concerns one recipient, and so does a full mailbox.
        SMTPRule([.recipient], ["* 4.7.*"], .deferred(.recipientThrottled)),
        SMTPRule([.recipient], ["550*", "551*", "553*"], .rejected(.recipientBlocked)),
        SMTPRule([.recipient], ["552*"], .deferred(.transient), wait: fullMailboxWait),
    ]
}
