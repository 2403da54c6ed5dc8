/// What a provider reports about an earlier attempt, before the ledger has found the attempt's delivery.
package struct ReceiptReport: Equatable, Sendable {
    /// The attempt, from the provider's echo field.
    package var attempt: AttemptID
    /// The account that the report came through; nil where the way it came does not say.
    package var account: AccountID?
    /// The provider's name for the message; empty where it gave none.
    package var providerMessageID: String
    /// Whether the recipient got the message.
    package var isDelivered: Bool
    /// The provider's own code, unchanged.
    package var code: String
    /// The provider's own words; at most 1,000 characters.
    package var text: String

    /// A report; the texts are cut to the limits of ``AttemptResult`` here.
    package init(
        attempt: AttemptID, account: AccountID?, providerMessageID: String, isDelivered: Bool, code: String,
        text: String
    ) {
        self.attempt = attempt
        self.account = account
        self.providerMessageID = String(providerMessageID.prefix(200))
        self.isDelivered = isDelivered
        self.code = String(code.prefix(100))
        self.text = String(text.prefix(1000))
    }
}
