package import Messaging

/// The last attempt of a delivery that waits for its provider to be asked, with what is needed to ask and to
/// judge the answer.
package struct OpenInquiry: Equatable, Sendable {
    /// Which try of which delivery.
    package let attempt: AttemptID
    /// Through which account.
    package let account: AccountID
    /// To whom.
    package let recipient: Recipient
    /// When it began.
    package let startedAt: Timestamp
    /// When it ended.
    package let finishedAt: Timestamp?
    /// The provider's name for the message, from its answer to the attempt or to an earlier inquiry; empty
    /// where none is known.
    package let providerMessageID: String
    /// ``Outcome/accepted`` once the provider is known to have the message, from its answer to the attempt or
    /// to an earlier inquiry; ``Outcome/uncertain`` before.
    package let outcome: Outcome
    /// Whose message it is.
    package let application: ApplicationID
    /// On which channel.
    package let channel: ChannelID
    /// What the message is for.
    package let messageClass: MessageClass
    /// When it is too late to send.
    package let expiresAt: Timestamp
    /// Accounts that are out of the delivery's choice.
    package let excluded: [AccountID]
}
