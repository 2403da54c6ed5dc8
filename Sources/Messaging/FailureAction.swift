/// What a rule does with a delivery whose attempt failed.
package enum FailureAction: Equatable, Sendable {
    /// What the failure's class wants; for rules that only tell somebody.
    case standard
    /// The delivery is tried again.
    case retry(RetryTerms)
    /// Another account tries.
    case switchProvider(SwitchTerms)
    /// The delivery is over.
    case fail

    /// The wire's word; `standard` is ours.
    package var name: String {
        switch self {
        case .standard: "standard"
        case .retry: "retry"
        case .switchProvider: "switch_provider"
        case .fail: "fail"
        }
    }
}
