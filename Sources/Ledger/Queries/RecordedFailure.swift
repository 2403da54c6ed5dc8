package import Messaging

/// A failure as it was judged when it happened, with what another set of rules needs to judge it again.
package struct RecordedFailure: Equatable, Sendable {
    /// Which try of which delivery failed.
    package let attempt: AttemptID
    /// Whether the attempt failed, or a receipt said so later.
    package let scene: FailureRule.Scene
    /// When.
    package let at: Timestamp
    /// Through which account.
    package let account: AccountID
    /// The attempt's outcome; nil where a receipt told of the failure.
    package let outcome: Outcome?
    /// The provider's code.
    package let code: String
    /// The provider's words.
    package let text: String
    /// What followed; nil where a receipt ended the delivery as it reported.
    package let disposition: Disposition?
    /// The name of the rule that said so; empty where none did.
    package let rule: String
    /// How the message travelled.
    package let medium: Medium
    /// What it was for.
    package let messageClass: MessageClass
    /// Whose it was, and on which channel.
    package let line: Line
    /// How many attempts the delivery has had in all.
    package let attempts: Int
}
