package import Messaging

/// What an application is told about a message that was accepted.
package struct Acceptance: Sendable {
    /// The message.
    package let message: MessageID
    /// Its deliveries, in the order of the request's receivers.
    package let deliveries: [DeliveryID]
    /// When it was accepted.
    package let acceptedAt: Timestamp
}
