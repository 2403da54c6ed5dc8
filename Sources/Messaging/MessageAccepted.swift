/// The fact behind ``Event/messageAccepted(_:)``.
package struct MessageAccepted: Equatable, Sendable {
    /// The message.
    package var message: Message
    /// One delivery a recipient, in the request's order; at least one.
    package var deliveries: [Delivery]

    /// A message with its deliveries.
    package init(message: Message, deliveries: [Delivery]) {
        self.message = message
        self.deliveries = deliveries
    }
}
