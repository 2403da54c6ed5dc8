import Messaging

/// What the error codes of DingTalk's applications mean.
enum DingTalkNoticeAnswers {
    /// The access token is old or unknown; a new one may help, once.
    static let tokenCodes: Set<String> = ["40014", "42001", "41001"]

    static let rules: [DingTalkRule] = [
        DingTalkRule(code: "-1", outcome: .deferred(.transient)),
        DingTalkRule(code: "90018", outcome: .deferred(.accountThrottled), wait: .seconds(60)),
        DingTalkRule(code: "90002", outcome: .deferred(.accountThrottled), wait: .seconds(60)),
        // The user is unknown, or cannot be seen by the application.
        DingTalkRule(code: "33012", outcome: .rejected(.permanent)),
        // A new token did not help.
        DingTalkRule(code: "40014", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "42001", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "41001", outcome: .rejected(.misconfigured)),
        // Error 88 without a code inside: the gateway, about us and not about the message.
        DingTalkRule(code: "88", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "60011", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "40013", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "40056", outcome: .rejected(.misconfigured)),
        DingTalkRule(code: "40089", outcome: .rejected(.misconfigured)),
    ]

    /// What a refused request for a token means: nothing was sent, and but for a moment's trouble it is
    /// the account's fault.
    static func tokenResult(of answer: DingTalkAnswer) -> AttemptResult {
        var result = DingTalkRule.result(of: answer, by: rules)
        switch result.outcome {
        case .uncertain: result.outcome = .deferred(.transient)
        case .rejected: result.outcome = .rejected(.misconfigured)
        case .deferred, .accepted, .delivered: break
        }
        return result
    }
}
