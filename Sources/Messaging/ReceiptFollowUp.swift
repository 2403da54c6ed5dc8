/// What a failure rule makes of a receipt that says that a message did not arrive.
package struct ReceiptFollowUp: Equatable, Sendable {
    /// What follows: another attempt, with the same accounts or without the one that failed.
    package var disposition: Disposition
    /// The account that failed.
    package var account: AccountID
    /// Where the delivery waits.
    package var line: Line
    /// The name of the rule.
    package var rule: String

    /// What follows from a receipt.
    package init(disposition: Disposition, account: AccountID, line: Line, rule: String) {
        self.disposition = disposition
        self.account = account
        self.line = line
        self.rule = rule
    }
}
