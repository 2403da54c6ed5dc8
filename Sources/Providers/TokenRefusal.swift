import Messaging
import Transport

/// Why there is no access token. Nothing was sent yet, so an attempt that ends so is never uncertain.
struct TokenRefusal: Error, Equatable, Sendable {
    /// How the attempt ends.
    let result: AttemptResult
    /// Whether only the task was cancelled that asked.
    var isCancelled = false

    /// The provider gave out the token that it had just refused.
    static let sameTokenAgain = TokenRefusal(
        result: AttemptResult(
            .deferred(.transient), code: "token_refused",
            text: "The provider refuses the access token that it gives out."))

    static let tooManyCallers = TokenRefusal(
        result: AttemptResult(
            .deferred(.transient), code: "token_awaited", text: "Too many attempts wait for an access token.")
    )
}

extension TokenRefusal {
    /// The provider refused: but for a moment's trouble that is the account's fault.
    init(refused result: AttemptResult) {
        var result = result
        switch result.outcome {
        case .uncertain: result.outcome = .deferred(.transient)
        case .rejected: result.outcome = .rejected(.misconfigured)
        case .deferred, .accepted, .delivered: break
        }
        self.init(result: result)
    }

    /// The provider did not answer.
    init(_ error: TransportError) {
        var result = error.attemptResult
        if result.outcome == .uncertain { result.outcome = .deferred(.transient) }
        self.init(result: result, isCancelled: error.kind == .cancelled)
    }
}
