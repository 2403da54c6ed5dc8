import Messaging
import Transport

extension Reply {
    /// What an attempt comes to whose answer was not written by the provider's interface, but by a proxy
    /// before it or by somebody else at a wrong address.
    ///
    /// A gateway may have passed the request on before it failed, so every 5xx is uncertain, and a success
    /// that says nothing, too.
    func resultWithoutAnswer(now: Timestamp) -> AttemptResult {
        var wait: Duration?
        let outcome: Outcome
        switch status {
        case 408, 425: outcome = .deferred(.transient)
        case 429:
            outcome = .deferred(.accountThrottled)
            wait = RetryAfter.parse(headers["Retry-After"], now: now)
        case 300...499: outcome = .rejected(.misconfigured)
        default: outcome = .uncertain
        }
        return AttemptResult(
            outcome, code: "HTTP \(status)", text: String(excerptOf: body), retryAfter: wait)
    }
}
