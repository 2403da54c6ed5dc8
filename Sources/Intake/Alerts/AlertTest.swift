package import Messaging

/// Test alerts that are on their way to one target.
package struct AlertTest: Equatable, Sendable {
    /// The target's name.
    package let target: String
    /// Its deliveries, one for each receiver.
    package let deliveries: [DeliveryID]
}
