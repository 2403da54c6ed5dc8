package import Messaging

/// A batch with how far it has come.
package struct BatchView: Sendable {
    /// The message, without attachments.
    package let message: Message
    /// How many of its deliveries stand where; states with none are left out.
    package let counts: [DeliveryState: Int]
    /// How many deliveries it has.
    package let total: Int
}
