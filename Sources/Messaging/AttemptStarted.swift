/// The fact behind ``Event/attemptStarted(_:)``.
package struct AttemptStarted: Equatable, Sendable {
    /// Which try of which delivery.
    package var attempt: AttemptID
    /// Through which account.
    package var account: AccountID
    /// When.
    package var at: Timestamp
    /// Which accounts were considered, and why the others were passed over; plain words for the trace.
    package var choice: String
    /// What it is going to cost; nil for what costs nobody anything.
    package var charge: Charge?

    /// An attempt that is about to begin.
    package init(
        attempt: AttemptID, account: AccountID, at: Timestamp, choice: String, charge: Charge? = nil
    ) {
        self.attempt = attempt
        self.account = account
        self.at = at
        self.choice = choice
        self.charge = charge
    }
}
