/// One message to one recipient: the unit of scheduling.
package struct Delivery: Equatable, Sendable {
    /// The delivery's identifier.
    package let id: DeliveryID
    /// Who gets it.
    package let recipient: Recipient

    /// The delivery of a message to `recipient`.
    package init(id: DeliveryID, recipient: Recipient) {
        self.id = id
        self.recipient = recipient
    }
}
