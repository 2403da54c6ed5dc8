import Cryptography
import GRDB
import Messaging

/// Failure rules, and those who hear of alerts.
extension CatalogWriter {
    func put(_ rule: FailureRule) throws {
        let context = SealContext.alertURL(ofRule: rule.id)
        let sealed = try rule.alert?.url.map { try secrets.seal(Array($0.utf8), context: context).stored }
        try execute(
            """
            INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET scene = excluded.scene, conditions = excluded.conditions,
                action = excluded.action, terms = excluded.terms, alert_level = excluded.alert_level,
                sealed_alert_url = excluded.sealed_alert_url,
                alert_allows_private_addresses = excluded.alert_allows_private_addresses,
                priority = excluded.priority, is_enabled = excluded.is_enabled, remark = excluded.remark
            """,
            [
                rule.id, rule.name, rule.scene.rawValue, rule.conditions.stored, rule.action.name,
                rule.action.terms?.text(), rule.alert?.level.rawValue, sealed,
                rule.alert?.allowsPrivateAddresses ?? false, rule.priority, rule.isEnabled, rule.remark,
            ])
    }

    func put(_ target: AlertTarget) throws {
        try execute(
            """
            INSERT INTO alert_targets VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET account = excluded.account, medium = excluded.medium,
                receivers = excluded.receivers, lowest_level = excluded.lowest_level,
                kinds = excluded.kinds, is_enabled = excluded.is_enabled
            """,
            [
                target.id, target.name, target.account.number, target.medium.rawValue,
                list(target.receivers.map(\.address)), target.lowestLevel.rawValue,
                list(AlertKind.allCases.filter(target.kinds.contains).map(\.rawValue)), target.isEnabled,
            ])
    }
}
