import Messaging

/// What a status means that a webhook's receiver answers.
struct WebhookRule: Sendable {
    let statuses: ClosedRange<Int>
    let outcome: Outcome

    /// The first that matches. A webhook promises at least once with a stable id, so a 5xx is tried again
    /// although the receiver may have acted.
    static let rules: [WebhookRule] = [
        WebhookRule(statuses: 200...299, outcome: .delivered),
        WebhookRule(statuses: 300...399, outcome: .rejected(.permanent)),
        WebhookRule(statuses: 401...401, outcome: .rejected(.misconfigured)),
        WebhookRule(statuses: 403...403, outcome: .rejected(.misconfigured)),
        WebhookRule(statuses: 408...408, outcome: .deferred(.transient)),
        // Gone: the receiver asks never to be called again, which only the operator can do.
        WebhookRule(statuses: 410...410, outcome: .rejected(.misconfigured)),
        WebhookRule(statuses: 425...425, outcome: .deferred(.transient)),
        WebhookRule(statuses: 429...429, outcome: .deferred(.accountThrottled)),
        WebhookRule(statuses: 400...499, outcome: .rejected(.permanent)),
        WebhookRule(statuses: 500...599, outcome: .deferred(.transient)),
    ]

    /// The result of an answer at the moment `now`.
    static func result(of status: Int, retryAfter: String?, words: String, now: Timestamp) -> AttemptResult {
        let outcome = rules.first { $0.statuses.contains(status) }?.outcome ?? .uncertain
        var wait: Duration?
        if case .deferred = outcome { wait = RetryAfter.parse(retryAfter, now: now) }
        return AttemptResult(outcome, code: String(status), text: words, retryAfter: wait)
    }
}
