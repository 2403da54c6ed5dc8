package import Messaging

/// What somebody wanted of a delivery, and what came of it.
package struct ControlView: Equatable, Sendable {
    /// When it was wanted.
    package let at: Timestamp
    /// What was wanted.
    package let control: DeliveryControlled.Control
    /// Who wanted it.
    package let by: String
    /// What came of it.
    package let effect: ControlEffect
}
