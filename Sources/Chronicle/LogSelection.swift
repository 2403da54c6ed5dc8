package import Ledger

/// Which events of deliveries the operator wants in the log (`log_deliveries`).
package enum LogSelection: String, CaseIterable, Sendable {
    /// Everything, as far as the level of the log lets it pass.
    case all
    /// What went wrong, for now or for good.
    case failures
    /// Nothing; `message-push trace` and `tail` tell all the same.
    case none

    /// Whether the event is wanted.
    package func takes(_ event: LifeEvent) -> Bool {
        switch self {
        case .all: true
        case .failures: event.isFailure
        case .none: false
        }
    }
}
