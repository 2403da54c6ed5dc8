package import Messaging

/// What the failure rules say of a failure.
package struct RuleVerdict: Equatable, Sendable {
    /// The rule that fits; nil where none does.
    package var rule: FailureRule?

    /// No rule fits.
    package static let none = RuleVerdict(rule: nil)

    /// The verdict of `rule`.
    package init(rule: FailureRule?) { self.rule = rule }

    /// The rule's name, as it is recorded with the outcome; empty where none fits.
    package var name: String { rule?.name ?? "" }

    /// What is to happen, within what is safe (``Judgement``).
    package var action: FailureAction { rule?.action ?? .standard }

    /// Whom to tell; nil for nobody.
    package var alert: RuleAlert? { rule?.alert }
}
