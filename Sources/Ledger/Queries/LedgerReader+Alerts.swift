import GRDB
import Messaging

extension LedgerReader {
    /// Troubles of which something is to be told, in journal order, `limit` at most: raised and not told;
    /// told, and raised again when ``AlertView/silence`` had passed since; told, and over by now.
    package func untoldAlerts(limit: Int) throws(LedgerError) -> [AlertView] {
        try alerts(
            """
            INDEXED BY alerts_open WHERE (resolved_at IS NULL OR recovery_told_at IS NULL)
              AND (told_at IS NULL OR resolved_at IS NOT NULL OR at >= told_at + ?)
            ORDER BY number LIMIT ?
            """, [AlertView.silence.milliseconds, limit])
    }

    /// Troubles that are not over, the oldest first.
    package func activeAlerts() throws(LedgerError) -> [AlertView] {
        try alerts("INDEXED BY alerts_active WHERE resolved_at IS NULL ORDER BY number", [])
    }

    /// All troubles, the newest first, `limit` at most.
    package func alerts(limit: Int) throws(LedgerError) -> [AlertView] {
        try alerts("ORDER BY number DESC LIMIT ?", [limit])
    }

    private func alerts(
        _ rest: String, _ arguments: StatementArguments
    ) throws(LedgerError) -> [AlertView] {
        try read("alerts") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT number, kind, subject, level, at, english, chinese, rule, details, raised_at,
                      count, told_at, resolved_at, recovery_told_at
                    FROM alerts \(rest)
                    """)
            return try Row.fetchAll(statement, arguments: arguments).map(Self.alert)
        }
    }

    private static func alert(_ row: Row) throws -> AlertView {
        guard let kind = AlertKind(rawValue: row[1]), let level = AlertLevel(rawValue: row[3]) else {
            throw LedgerError.inconsistent("An alert of the ledger is not readable.")
        }
        return AlertView(
            number: row[0],
            alert: Alert(
                kind: kind, subject: row[2], level: level, at: Timestamp(milliseconds: row[4]),
                english: row[5], chinese: row[6], rule: row[7], details: row[8]),
            raisedAt: Timestamp(milliseconds: row[9]), count: row[10],
            toldAt: (row[11] as Int64?).map(Timestamp.init(milliseconds:)),
            resolvedAt: (row[12] as Int64?).map(Timestamp.init(milliseconds:)),
            recoveryToldAt: (row[13] as Int64?).map(Timestamp.init(milliseconds:)))
    }
}
