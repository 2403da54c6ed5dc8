/// Where an account's circuit breaker stands.
package enum BreakerState: Int, CaseIterable, Sendable {
    /// The account works.
    case closed = 0
    /// The account failed too often and rests.
    case open = 1
    /// The rest is over; single attempts tell whether the account works again.
    case halfOpen = 2

    /// The word that operators see.
    package var name: String {
        switch self {
        case .closed: "closed"
        case .open: "open"
        case .halfOpen: "half open"
        }
    }
}
