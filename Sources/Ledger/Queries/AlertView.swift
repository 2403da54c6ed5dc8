package import Messaging

/// A trouble from when it was noticed until it was over.
package struct AlertView: Equatable, Sendable {
    /// The ledger's number of it; rising in journal order.
    package let number: Int64
    /// The trouble as it was raised last.
    package let alert: Alert
    /// When it was raised first.
    package let raisedAt: Timestamp
    /// How often it was raised.
    package let count: Int
    /// When messages about it were last accepted; nil while none were.
    package let toldAt: Timestamp?
    /// When it was over; nil while it lasts.
    package let resolvedAt: Timestamp?
    /// When messages that say so were accepted; nil while none were.
    package let recoveryToldAt: Timestamp?

    /// How long nothing more is told of a trouble that is raised again and again.
    package static let silence = Duration.seconds(3600)

    /// Whether what is to be told of it next is that it is over.
    package var isRecovery: Bool { resolvedAt != nil && toldAt != nil }
}
