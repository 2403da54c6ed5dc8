@testable import Messaging

/// What the simulated operator wants done about failures, and where the receivers live.
extension SimulatedCatalog {
    /// The zone of Japanese numbers, in these worlds two minutes ahead of everybody else's.
    static let earlyZone = TimeZoneRules(name: "Asia/Tokyo", changes: [], offsets: [120], recurring: nil)

    /// Rules for some codes of ``Weather``, of each kind one.
    static let rules = [
        rule(1, .sendFailure, FailureConditions(codes: ["slow"]), .retry(RetryTerms(delay: .seconds(3)))),
        rule(
            2, .sendFailure, FailureConditions(codes: ["broken"]), .switchProvider(SwitchTerms(retriesMax: 2))
        ),
        rule(3, .sendFailure, FailureConditions(keywords: ["is CLOSED"]), .fail, RuleAlert(level: .critical)),
        rule(4, .callbackFailure, FailureConditions(codes: ["again"]), .retry(RetryTerms(retriesMax: 2))),
        rule(
            5, .callbackFailure, FailureConditions(codes: ["elsewhere", "gone"]),
            .switchProvider(SwitchTerms())),
    ]

    private static func rule(
        _ number: Int64, _ scene: FailureRule.Scene, _ conditions: FailureConditions,
        _ action: FailureAction, _ alert: RuleAlert? = nil
    ) -> FailureRule {
        FailureRule(
            id: number, name: "rule \(number)", scene: scene, conditions: conditions, action: action,
            alert: alert)
    }
}
