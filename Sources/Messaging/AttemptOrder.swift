/// Everything a sender needs for one attempt.
package struct AttemptOrder: Sendable {
    /// Which try of which delivery; a sender hands it to the provider as echo field.
    package var attempt: AttemptID
    /// What to send, with its attachments.
    package var message: Message
    /// To whom.
    package var recipient: Recipient
    /// How the provider is to say it, where it keeps the template.
    package var wording: ProviderWording
    /// When the attempt started.
    package var at: Timestamp

    /// An order for one attempt.
    package init(
        attempt: AttemptID, message: Message, recipient: Recipient,
        wording: ProviderWording = ProviderWording(), at: Timestamp
    ) {
        self.attempt = attempt
        self.message = message
        self.recipient = recipient
        self.wording = wording
        self.at = at
    }
}
