import GRDB
import Messaging

extension LedgerBatch {
    /// The first word stands until a stronger one comes: who opted out and is found to be gone is
    /// suppressed as gone, and nothing takes the place of the operator's wish.
    func suppress(_ suppression: Suppression) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO suppressions (medium, recipient, reason, account_id, at, text)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET reason = excluded.reason, account_id = excluded.account_id,
                  at = excluded.at, text = excluded.text
                WHERE excluded.reason > suppressions.reason
                """)
        try statement.execute(arguments: [
            suppression.medium.rawValue, suppression.recipient.address, suppression.reason.rawValue,
            suppression.account?.number, suppression.at.milliseconds, suppression.text,
        ])
    }

    func lift(_ lifted: SuppressionLifted) throws {
        try database.cachedStatement(sql: "DELETE FROM suppressions WHERE medium = ? AND recipient = ?")
            .execute(arguments: [lifted.medium.rawValue, lifted.recipient.address])
    }
}
