import Messaging
import Transport

/// What the refusals of SMTP servers mean: the first rule that matches. Enhanced codes come first because
/// they are the more precise ones; not every server gives them.
enum SMTPAnswers {
    /// Greylisting lets nobody pass sooner.
    private static let shortestWait: Duration = .seconds(300)
    /// Nobody empties a mailbox in a minute.
    private static let fullMailboxWait: Duration = .seconds(3600)

    static let rules: [SMTPRule] = [
        // Sender and login, whatever the text says.
        SMTPRule(enhanced: "5.7.8", outcome: .rejected(.misconfigured)),
        SMTPRule(enhanced: "5.1.7", outcome: .rejected(.misconfigured)),
        SMTPRule(enhanced: "5.1.8", outcome: .rejected(.misconfigured)),
        SMTPRule(enhanced: "5.1.x", stages: [.sender], outcome: .rejected(.misconfigured)),
        // The recipient.
        SMTPRule(enhanced: "5.1.x", outcome: .rejected(.recipientBlocked)),
        SMTPRule(enhanced: "5.2.1", outcome: .rejected(.recipientBlocked)),
        SMTPRule(enhanced: "5.2.2", outcome: .deferred(.transient), wait: fullMailboxWait),
        SMTPRule(enhanced: "4.2.2", outcome: .deferred(.transient), wait: fullMailboxWait),
        // The message.
        SMTPRule(enhanced: "5.2.3", outcome: .rejected(.permanent)),
        SMTPRule(enhanced: "5.3.4", outcome: .rejected(.permanent)),
        SMTPRule(enhanced: "5.6.x", outcome: .rejected(.permanent)),
        // Policy: spam, SPF, DKIM, DMARC. Repeating it harms our reputation.
        SMTPRule(enhanced: "5.7.x", outcome: .rejected(.misconfigured)),
        // Greylisting concerns one recipient; rates and limits concern the account.
        SMTPRule(
            enhanced: "4.7.x", stages: [.recipient], outcome: .deferred(.recipientThrottled),
            wait: shortestWait),
        SMTPRule(enhanced: "4.7.x", outcome: .deferred(.accountThrottled), wait: shortestWait),
        SMTPRule(enhanced: "4.5.3", outcome: .deferred(.accountThrottled), wait: shortestWait),

        SMTPRule(codes: 400...499, outcome: .deferred(.transient)),
        SMTPRule(codes: 500...504, outcome: .rejected(.permanent)),
        SMTPRule(codes: 530...538, outcome: .rejected(.misconfigured)),
        SMTPRule(
            codes: 500...599, stages: [.greeting, .hello, .authentication],
            outcome: .rejected(.misconfigured)),
        // A refusal of the size is the message's fault at every stage but that of the recipient.
        SMTPRule(
            codes: 552...552, stages: [.recipient], outcome: .deferred(.transient), wait: fullMailboxWait),
        SMTPRule(codes: 552...552, outcome: .rejected(.permanent)),
        SMTPRule(codes: 555...555, outcome: .rejected(.permanent)),
        SMTPRule(codes: 550...559, stages: [.sender], outcome: .rejected(.misconfigured)),
        SMTPRule(codes: 550...553, stages: [.recipient], outcome: .rejected(.recipientBlocked)),
        SMTPRule(codes: 550...550, outcome: .rejected(.misconfigured)),
        SMTPRule(codes: 554...554, outcome: .rejected(.misconfigured)),
        SMTPRule(codes: 500...599, outcome: .rejected(.permanent)),
    ]

    /// The result of a submission that the server did not take, or did not answer.
    static func result(of error: TransportError) -> AttemptResult {
        guard let reply = error.reply, !error.requestMayHaveArrived else { return error.attemptResult }
        let stage: SubmissionStage =
            if case .refused(let stage) = error.kind { stage } else { .authentication }
        // A code that is neither 4yz nor 5yz accepts nothing, and says nothing against another try.
        let rule = rules.first { $0.matches(reply, at: stage) }
        return AttemptResult(
            rule?.outcome ?? .deferred(.transient), code: reply.codeText, text: reply.text,
            retryAfter: rule?.wait)
    }
}
