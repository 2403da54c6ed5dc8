/// A question to a provider: what became of this attempt?
package struct AttemptInquiry: Equatable, Sendable {
    /// Which try of which delivery.
    package var attempt: AttemptID
    /// To whom it went.
    package var recipient: Recipient
    /// When it started.
    package var startedAt: Timestamp
    /// The provider's name for the message; empty where no answer came.
    package var providerMessageID: String

    /// A question about one attempt.
    package init(attempt: AttemptID, recipient: Recipient, startedAt: Timestamp, providerMessageID: String) {
        self.attempt = attempt
        self.recipient = recipient
        self.startedAt = startedAt
        self.providerMessageID = providerMessageID
    }
}
