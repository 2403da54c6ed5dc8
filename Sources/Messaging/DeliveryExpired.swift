/// The fact behind ``Event/deliveryExpired(_:)``.
package struct DeliveryExpired: Equatable, Sendable {
    /// Which moment passed.
    package enum Reason: Int, CaseIterable, Sendable {
        /// The message's own last moment; the delivery ends as expired.
        case tooLateToSend = 0
        /// The moment by which a receipt was due; the delivery ends as unconfirmed.
        case noReceipt = 1
    }

    /// Which delivery.
    package var delivery: DeliveryID
    /// When it was noticed.
    package var at: Timestamp
    /// Which moment passed.
    package var reason: Reason

    /// A delivery whose moment passed.
    package init(delivery: DeliveryID, at: Timestamp, reason: Reason) {
        self.delivery = delivery
        self.at = at
        self.reason = reason
    }
}
