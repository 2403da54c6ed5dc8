import GRDB
import Messaging

extension LedgerBatch {
    /// A trouble that lasts is counted, and shown as it was raised last; one that was over begins anew.
    mutating func raise(_ alert: Alert) throws {
        tell(.alertRaised(alert.kind))
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO alerts (key, kind, subject, level, at, english, chinese, rule, details, raised_at,
                  count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT (key) WHERE resolved_at IS NULL DO UPDATE SET level = excluded.level,
                  at = max(at, excluded.at), english = excluded.english, chinese = excluded.chinese,
                  rule = excluded.rule, details = excluded.details, count = count + 1
                """)
        try statement.execute(arguments: [
            alert.key, alert.kind.rawValue, alert.subject, alert.level.rawValue, alert.at.milliseconds,
            alert.english, alert.chinese, alert.rule, alert.details, alert.at.milliseconds,
        ])
    }

    func resolve(_ resolved: AlertResolved) throws {
        let statement = try database.cachedStatement(
            sql: "UPDATE alerts SET resolved_at = ? WHERE key = ? AND resolved_at IS NULL")
        try statement.execute(arguments: [resolved.at.milliseconds, resolved.key])
    }

    /// Of several of one name it is the oldest of which that was to be told.
    func note(_ told: AlertTold) throws {
        let column = told.isRecovery ? "recovery_told_at" : "told_at"
        let condition =
            told.isRecovery
            ? "resolved_at IS NOT NULL AND told_at IS NOT NULL AND recovery_told_at IS NULL"
            : "(told_at IS NULL OR resolved_at IS NULL)"
        let statement = try database.cachedStatement(
            sql: """
                UPDATE alerts SET \(column) = ? WHERE number = (
                  SELECT number FROM alerts INDEXED BY alerts_key WHERE key = ? AND \(condition)
                  ORDER BY number LIMIT 1)
                """)
        try statement.execute(arguments: [told.at.milliseconds, told.key])
    }

    mutating func note(_ changed: BreakerChanged) throws {
        if changed.state == .open { tell(.breakerOpened(changed.account)) }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO breakers (account_id, at, state, until, openings, reason)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET at = excluded.at, state = excluded.state, until = excluded.until,
                  openings = excluded.openings, reason = excluded.reason
                """)
        try statement.execute(arguments: [
            changed.account.number, changed.at.milliseconds, changed.state.rawValue,
            changed.until?.milliseconds, changed.openings, changed.reason,
        ])
    }
}
