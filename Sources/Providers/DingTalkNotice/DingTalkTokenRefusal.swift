import Messaging
import Transport

/// Why there is no access token. Nothing of a message was sent, so an attempt that ends so is never
/// uncertain.
struct DingTalkTokenRefusal: Error, Equatable, Sendable {
    /// How the attempt ends.
    let result: AttemptResult
    /// Whether only the task was cancelled that asked.
    let isCancelled: Bool

    /// DingTalk refused.
    init(_ result: AttemptResult) {
        self.result = result
        isCancelled = false
    }

    /// DingTalk did not answer.
    init(_ error: TransportError) {
        var result = error.attemptResult
        if result.outcome == .uncertain { result.outcome = .deferred(.transient) }
        self.result = result
        isCancelled = error.kind == .cancelled
    }
}
