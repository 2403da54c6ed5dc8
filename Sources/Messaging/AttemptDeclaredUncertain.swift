/// The fact behind ``Event/attemptDeclaredUncertain(_:)``.
package struct AttemptDeclaredUncertain: Equatable, Sendable {
    /// Which try of which delivery.
    package var attempt: AttemptID
    /// When it was declared.
    package var at: Timestamp
    /// What follows.
    package var disposition: Disposition
    /// What it may have cost.
    package var charge: Charge?

    /// An attempt whose outcome was lost.
    package init(attempt: AttemptID, at: Timestamp, disposition: Disposition, charge: Charge? = nil) {
        self.attempt = attempt
        self.at = at
        self.disposition = disposition
        self.charge = charge
    }
}
