import Messaging

/// One line of a table of DingTalk's error codes.
struct DingTalkRule: Sendable {
    /// The deciding code.
    let code: String
    /// A part of the message, in lower case, for codes that mean several things.
    var text: String?
    let outcome: Outcome
    /// How long DingTalk keeps us out.
    var wait: Duration?

    /// Finds what an answer other than success means.
    ///
    /// Without an error code the status decides. 502 and 504 come from a gateway that may have passed the
    /// request on, and a 200 that says nothing may be anything: both are uncertain. An unknown code is
    /// permanent, because DingTalk gives a new code to a new mistake of the caller, not to a new ailment.
    static func result(of answer: DingTalkAnswer, by rules: [DingTalkRule]) -> AttemptResult {
        if answer.errorCode == nil {
            return AttemptResult(
                outcome(withoutCode: answer), code: answer.code, text: answer.message,
                retryAfter: answer.isPunished ? answer.wait ?? .seconds(600) : nil)
        }
        let message = answer.message.lowercased()
        let rule = rules.first { rule in
            rule.code == answer.decidingCode && rule.text.map { message.contains($0) } ?? true
        }
        return AttemptResult(
            rule?.outcome ?? .rejected(.permanent), code: answer.code, text: answer.message,
            retryAfter: rule?.wait)
    }

    private static func outcome(withoutCode answer: DingTalkAnswer) -> Outcome {
        switch answer.status {
        case _ where answer.isPunished: .deferred(.accountThrottled)
        case 429: .deferred(.accountThrottled)
        case 401, 403: .rejected(.misconfigured)
        case 502, 504: .uncertain
        case 500...599: .deferred(.transient)
        case 300...499: .rejected(.permanent)
        default: .uncertain
        }
    }
}
