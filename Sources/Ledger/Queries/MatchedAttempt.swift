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
    /// Whether the provider has reported already, in a receipt or when it was asked.
    package let hasReceipt: Bool
}
