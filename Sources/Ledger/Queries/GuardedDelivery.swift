package import Messaging

/// A delivery that is remembered for a while, so that its recipient does not get too many.
package struct GuardedDelivery: Equatable, Sendable {
    /// The ledger's number of the delivery; rising in journal order.
    package let number: Int64
    /// Who asked for it.
    package let application: ApplicationID
    /// Over which channel it goes.
    package let channel: ChannelID
    /// What it is for.
    package let messageClass: MessageClass
    /// Who gets it.
    package let recipient: Recipient
    /// When it was accepted.
    package let acceptedAt: Timestamp
    /// By what it is remembered, and until when.
    package let guarding: Guarding
}
