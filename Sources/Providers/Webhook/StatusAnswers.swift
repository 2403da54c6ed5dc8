import Messaging
import Transport

/// What an answer means whose only code is its HTTP status.
struct StatusAnswers: Sendable {
    /// Its codes are statuses.
    let table: AnswerTable

    /// The result of `reply`, which came at the moment `now`. Whoever asks us to wait is waited for, an hour
    /// at most.
    func result(of reply: Reply, now: Timestamp) -> AttemptResult {
        var result = table.result(code: String(reply.status), words: String(excerptOf: reply.body))
        if case .deferred = result.outcome {
            result.retryAfter = RetryAfter.parse(reply.headers["Retry-After"], now: now) ?? result.retryAfter
        }
        return result
    }
}
