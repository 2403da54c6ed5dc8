package import Messaging

/// What a dry run says of one rule and one failure.
package struct RuleFinding: Equatable, Sendable {
    /// The rule.
    package var rule: FailureRule
    /// The first condition that the failure does not fulfil; nil where the rule fits.
    package var obstacle: RuleCondition?
    /// Whether this rule decides: it fits, and none before it does.
    package var decides: Bool
}
