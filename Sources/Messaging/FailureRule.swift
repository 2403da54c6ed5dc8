/// What the operator wants done about a kind of failure (wire contract §4).
package struct FailureRule: Equatable, Sendable {
    /// When a failure is judged.
    package enum Scene: String, CaseIterable, Sendable {
        /// An attempt failed.
        case sendFailure = "send_failure"
        /// A provider reported later that a message did not arrive.
        case callbackFailure = "callback_failure"
    }

    /// The catalog's row number; at least 1, never given twice.
    package var id: Int64
    /// What the operator calls it.
    package var name: String
    /// When it is looked at.
    package var scene: Scene
    /// What a failure must be like.
    package var conditions: FailureConditions
    /// What happens to the delivery.
    package var action: FailureAction
    /// Whom to tell besides; nil for nobody.
    package var alert: RuleAlert?
    /// The rule with the highest is looked at first; of several the newest. 0…1000.
    package var priority: Int
    /// Whether it is looked at.
    package var isEnabled: Bool
    /// What the operator noted.
    package var remark: String

    /// A rule with all that is known of it.
    package init(
        id: Int64, name: String, scene: Scene, conditions: FailureConditions = FailureConditions(),
        action: FailureAction, alert: RuleAlert? = nil, priority: Int = 0, isEnabled: Bool = true,
        remark: String = ""
    ) {
        self.id = id
        self.name = name
        self.scene = scene
        self.conditions = conditions
        self.action = action
        self.alert = alert
        self.priority = priority
        self.isEnabled = isEnabled
        self.remark = remark
    }
}
