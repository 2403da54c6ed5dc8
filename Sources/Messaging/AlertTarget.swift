/// Who hears of alerts, and through which account.
package struct AlertTarget: Equatable, Sendable {
    /// The catalog's row number; at least 1, never given twice.
    package var id: Int64
    /// What the operator calls it.
    package var name: String
    /// The account that carries them: a robot, a mailbox, a webhook. One that needs no template.
    package var account: AccountID
    /// Over which medium; one that the account carries.
    package var medium: Medium
    /// Who gets them; at least one, 20 at most.
    package var receivers: [Recipient]
    /// The least bad trouble that is told.
    package var lowestLevel: AlertLevel
    /// Which kinds are told; empty for all.
    package var kinds: Set<AlertKind>
    /// Whether it is told anything.
    package var isEnabled: Bool

    /// A target with all that is known of it.
    package init(
        id: Int64, name: String, account: AccountID, medium: Medium, receivers: [Recipient],
        lowestLevel: AlertLevel, kinds: Set<AlertKind>, isEnabled: Bool
    ) {
        self.id = id
        self.name = name
        self.account = account
        self.medium = medium
        self.receivers = receivers
        self.lowestLevel = lowestLevel
        self.kinds = kinds
        self.isEnabled = isEnabled
    }

    /// Whether it wants to hear of `alert`.
    package func wants(_ alert: Alert) -> Bool {
        isEnabled && alert.level >= lowestLevel && (kinds.isEmpty || kinds.contains(alert.kind))
    }
}
