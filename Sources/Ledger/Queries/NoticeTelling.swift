package import Messaging

/// A delivery that tells an application of another delivery's end.
package struct NoticeTelling: Equatable, Sendable {
    /// The delivery that tells it.
    package let delivery: DeliveryID
    /// The endpoint's channel; see ``SyntheticNumber``.
    package let channel: ChannelID
    /// Where it stands.
    package let state: DeliveryState
    /// How many attempts began.
    package let attempts: Int
    /// The endpoint's last code.
    package let code: String
    /// What was said last.
    package let text: String
    /// When something is next to be done about it.
    package let due: Timestamp
    /// When anything last happened to it.
    package let updatedAt: Timestamp
}
