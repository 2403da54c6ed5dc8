package import Messaging

/// An attempt that began and of which no end is known, with what is needed to judge it.
package struct OpenAttempt: Sendable {
    /// Which try of which delivery.
    package let attempt: AttemptID
    /// Through which account.
    package let account: AccountID
    /// Whose message it is.
    package let application: ApplicationID
    /// On which channel.
    package let channel: ChannelID
    /// What the message is for.
    package let messageClass: MessageClass
    /// When it is too late to send.
    package let expiresAt: Timestamp
    /// What it may have cost; nil for what costs nobody anything.
    package let charge: Charge?
}
