/// The fact behind ``Event/deliveryControlled(_:)``: somebody wants a delivery's course changed.
///
/// It changes only what can still be changed: nothing of a delivery that is over, or that a provider has.
/// An attempt that is under way is not called back; what is wanted happens when the delivery would wait
/// again.
package struct DeliveryControlled: Equatable, Sendable {
    /// What is wanted.
    package enum Control: Equatable, Sendable {
        /// It ends as cancelled.
        case cancel
        /// It waits until it is released.
        case hold
        /// A held one is due again, at its time or at once.
        case release(due: Timestamp)
        /// A waiting or held one gets another time, and another last moment.
        case reschedule(due: Timestamp, expiresAt: Timestamp)

        /// The word that operators see.
        package var name: String {
            switch self {
            case .cancel: "cancel"
            case .hold: "hold"
            case .release: "release"
            case .reschedule: "reschedule"
            }
        }
    }

    /// Which delivery.
    package var delivery: DeliveryID
    /// Where it waits.
    package var line: Line
    /// What is wanted.
    package var control: Control
    /// When it was wanted.
    package var at: Timestamp
    /// Who wanted it: an application's key, or an operator's name; at most 100 characters.
    package var by: String

    /// A wish about a delivery.
    package init(delivery: DeliveryID, line: Line, control: Control, at: Timestamp, by: String) {
        self.delivery = delivery
        self.line = line
        self.control = control
        self.at = at
        self.by = String(by.prefix(100))
    }
}
