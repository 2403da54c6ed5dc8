/// One message to one recipient: the unit of scheduling.
package struct Delivery: Equatable, Sendable {
    /// The delivery's identifier.
    package let id: DeliveryID
    /// Who gets it.
    package let recipient: Recipient
    /// When it is first due, where that is later than the message: it is night where the recipient lives.
    package let notBefore: Timestamp?
    /// Which delivery it repeats; nil for a first one.
    package let resentFrom: DeliveryID?

    /// The delivery of a message to `recipient`.
    package init(
        id: DeliveryID, recipient: Recipient, notBefore: Timestamp? = nil, resentFrom: DeliveryID? = nil
    ) {
        self.id = id
        self.recipient = recipient
        self.notBefore = notBefore
        self.resentFrom = resentFrom
    }
}
