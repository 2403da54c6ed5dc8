/// The fact behind ``Event/breakerChanged(_:)``: an account's circuit breaker opened or closed.
///
/// That an open breaker becomes half open follows from time alone and is no event.
package struct BreakerChanged: Equatable, Sendable {
    /// Whose breaker.
    package var account: AccountID
    /// When.
    package var at: Timestamp
    /// Where it stands now: open or closed.
    package var state: BreakerState
    /// Until when the account rests; nil for a closed breaker.
    package var until: Timestamp?
    /// How often it opened without closing in between; the rests grow with it. Zero for a closed breaker.
    package var openings: Int
    /// What made it change, one sentence for the operator.
    package var reason: String

    /// A change of an account's breaker; `reason` is cut to 200 characters.
    package init(
        account: AccountID, at: Timestamp, state: BreakerState, until: Timestamp?, openings: Int,
        reason: String
    ) {
        self.account = account
        self.at = at
        self.state = state
        self.until = until
        self.openings = openings
        self.reason = String(reason.prefix(200))
    }
}
