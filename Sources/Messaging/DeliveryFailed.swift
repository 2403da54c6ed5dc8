/// The fact behind ``Event/deliveryFailed(_:)``.
package struct DeliveryFailed: Equatable, Sendable {
    /// Which delivery.
    package var delivery: DeliveryID
    /// When it was given up.
    package var at: Timestamp
    /// Why, in plain words for the trace.
    package var reason: String

    /// A delivery that was given up without an attempt.
    package init(delivery: DeliveryID, at: Timestamp, reason: String) {
        self.delivery = delivery
        self.at = at
        self.reason = reason
    }
}
