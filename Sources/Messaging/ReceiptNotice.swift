/// What a provider's receipt says, before the attempt it speaks of was found.
package struct ReceiptNotice: Equatable, Sendable {
    /// The attempt, where the provider echoed our own name for it.
    package var attempt: AttemptID?
    /// The provider's name for the message; several recipients of one call may share it.
    package var providerMessageID: String
    /// Who should have got it, in the form in which recipients are kept; nil where the receipt does not say.
    package var recipient: Recipient?
    /// Whether the recipient got it.
    package var isDelivered: Bool
    /// The provider's own code, unchanged.
    package var code: String
    /// The provider's own words; at most 1,000 characters.
    package var text: String
    /// When the provider says that it happened; nil where it does not.
    package var at: Timestamp?

    /// A receipt; the texts are cut to their limits here.
    package init(
        attempt: AttemptID? = nil, providerMessageID: String, recipient: Recipient?, isDelivered: Bool,
        code: String, text: String, at: Timestamp?
    ) {
        self.attempt = attempt
        self.providerMessageID = String(providerMessageID.prefix(200))
        self.recipient = recipient
        self.isDelivered = isDelivered
        self.code = String(code.prefix(100))
        self.text = String(text.prefix(1000))
        self.at = at
    }
}
