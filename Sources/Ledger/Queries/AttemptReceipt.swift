package import Messaging

/// What a provider reported of an attempt, as traces show it.
package struct AttemptReceipt: Equatable, Sendable {
    /// When the report came.
    package let at: Timestamp
    /// When the provider says that it happened; nil where it does not.
    package let reportedAt: Timestamp?
    /// Whether the recipient got the message.
    package let isDelivered: Bool
    /// The provider's code.
    package let code: String
    /// The provider's words.
    package let text: String
    /// The name of the failure rule that made something of it; empty where none did.
    package let rule: String
    /// What the rule made of it; nil where none did.
    package let disposition: Disposition?
}
