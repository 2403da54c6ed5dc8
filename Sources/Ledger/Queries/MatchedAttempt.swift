package import Messaging

/// The attempt that a receipt speaks of, with what is needed to decide what the receipt means.
package struct MatchedAttempt: Equatable, Sendable {
    /// Which try of which delivery.
    package let attempt: AttemptID
    /// What the message is for.
    package let messageClass: MessageClass
    /// How the message travelled.
    package let medium: Medium
    /// To whom.
    package let recipient: Recipient
    /// Where the delivery stands.
    package let state: DeliveryState
    /// Through which account the attempt went.
    package let account: AccountID
    /// Where the delivery waits; whose it is, and on which channel.
    package let line: Line
    /// How many attempts of the delivery began.
    package let attempts: Int
    /// Accounts that are out of the delivery's choice.
    package let excluded: [AccountID]
    /// When it is too late to send.
    package let expiresAt: Timestamp
    /// Whether the provider has reported already, in a receipt or when it was asked.
    package let hasReceipt: Bool
}
