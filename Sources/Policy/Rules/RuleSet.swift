package import Messaging

/// The failure rules in the order in which they are looked at; the first that fits decides (wire contract
/// §4.1).
///
/// The rule with the highest priority is the first, of several the newest. The order does not depend on the
/// order in which the rules came.
package struct RuleSet: Equatable, Sendable {
    private let matchers: [RuleMatcher]

    /// What holds where the operator wrote nothing that fits. An account with wrong credentials, an empty
    /// balance or an unapproved template fails every message until somebody repairs it, so somebody is told;
    /// what happens to the delivery is what its class wants.
    package static let builtIn = [
        FailureRule(
            id: 0, name: "account at fault", scene: .sendFailure,
            conditions: FailureConditions(outcomes: [.rejected(.misconfigured)]), action: .standard,
            alert: RuleAlert(level: .critical))
    ]

    /// The enabled ones of `rules`, and behind all of them `builtIn`.
    package init(rules: [FailureRule], builtIn: [FailureRule] = RuleSet.builtIn) {
        let enabled = rules.filter(\.isEnabled)
        let sorted = enabled.sorted { ($0.priority, $0.id) > ($1.priority, $1.id) }
        matchers = (sorted + builtIn).map(RuleMatcher.init)
    }

    /// What the rules say of `failure`.
    package func verdict(on failure: Failure) -> RuleVerdict {
        let words = failure.text.lowercased()
        let decisive = matchers.first { $0.obstacle(for: failure, words: words) == nil }
        return RuleVerdict(rule: decisive?.rule)
    }

    /// What each rule makes of `failure`, in the order in which they are looked at, those after the decisive
    /// one included.
    package func explain(_ failure: Failure) -> [RuleFinding] {
        let words = failure.text.lowercased()
        var findings: [RuleFinding] = []
        var isDecided = false
        for matcher in matchers {
            let obstacle = matcher.obstacle(for: failure, words: words)
            findings.append(
                RuleFinding(
                    rule: matcher.rule, obstacle: obstacle, decides: obstacle == nil && !isDecided))
            isDecided = isDecided || obstacle == nil
        }
        return findings
    }
}
