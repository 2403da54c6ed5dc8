import GRDB
import Messaging

/// Failure rules, and those who hear of alerts.
extension CatalogReader {
    func rule(_ row: Row) throws -> FailureRule {
        let table = "rules"
        guard let conditions = FailureConditions(stored: try row.json("conditions", table)) else {
            throw CatalogError.damaged("rules.conditions")
        }
        let hasTerms = try row.optionalText("terms", table) != nil
        let action = FailureAction(
            name: try row.text("action", table), terms: hasTerms ? try row.json("terms", table) : nil)
        guard let action else { throw CatalogError.damaged("rules.action") }
        let id = try row.number("id", table)
        return FailureRule(
            id: id,
            name: try row.text("name", table),
            scene: try row.word("scene", table, FailureRule.Scene.self),
            conditions: conditions,
            action: action,
            alert: try alert(row, ofRule: id),
            priority: try row.count("priority", table),
            isEnabled: try row.flag("is_enabled", table),
            remark: try row.text("remark", table))
    }

    private func alert(_ row: Row, ofRule id: Int64) throws -> RuleAlert? {
        let table = "rules"
        guard try row.optionalText("alert_level", table) != nil else { return nil }
        let url = try row.optionalBytes("sealed_alert_url", table).map { sealed in
            String(decoding: try open(sealed, SealContext.alertURL(ofRule: id)), as: UTF8.self)
        }
        return RuleAlert(
            level: try row.word("alert_level", table, AlertLevel.self), url: url,
            allowsPrivateAddresses: try row.flag("alert_allows_private_addresses", table))
    }

    func alertTarget(_ row: Row) throws -> AlertTarget {
        let table = "alert_targets"
        return AlertTarget(
            id: try row.number("id", table),
            name: try row.text("name", table),
            account: AccountID(try row.number("account", table)),
            medium: try row.word("medium", table, Medium.self),
            receivers: try row.list("receivers", table) { Recipient($0) },
            lowestLevel: try row.word("lowest_level", table, AlertLevel.self),
            kinds: Set(try row.list("kinds", table, AlertKind.init(rawValue:))),
            isEnabled: try row.flag("is_enabled", table))
    }
}
