/// The fact behind ``Event/attemptFinished(_:)``.
package struct AttemptFinished: Equatable, Sendable {
    /// Which try of which delivery.
    package var attempt: AttemptID
    /// Through which account.
    package var account: AccountID
    /// When it ended.
    package var at: Timestamp
    /// How it ended.
    package var result: AttemptResult
    /// What follows.
    package var disposition: Disposition
    /// The name of the failure rule that said so; empty where the outcome's class did.
    package var rule: String
    /// What it cost; nil if the provider takes nothing for it.
    package var charge: Charge?

    /// An attempt that ended.
    package init(
        attempt: AttemptID, account: AccountID, at: Timestamp, result: AttemptResult,
        disposition: Disposition, rule: String = "", charge: Charge? = nil
    ) {
        self.attempt = attempt
        self.account = account
        self.at = at
        self.result = result
        self.disposition = disposition
        self.rule = rule
        self.charge = charge
    }
}
