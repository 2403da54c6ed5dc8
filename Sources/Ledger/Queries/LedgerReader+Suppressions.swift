import GRDB
package import Messaging

extension LedgerReader {
    /// Why a recipient is not to be written to over `medium`; nil if nothing stands against it.
    package func suppression(of recipient: Recipient, medium: Medium) throws(LedgerError) -> Suppression? {
        try read("a suppression") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT medium, recipient, reason, account_id, at, text FROM suppressions
                    WHERE medium = ? AND recipient = ?
                    """)
            return try Row.fetchOne(statement, arguments: [medium.rawValue, recipient.address])
                .map(Self.suppression)
        }
    }

    /// Suppressions in the order of medium and recipient, `limit` at most; those that come after `last`, or
    /// the first.
    package func suppressions(
        after last: (medium: Medium, recipient: Recipient)?, limit: Int
    ) throws(LedgerError) -> [Suppression] {
        try read("suppressions") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT medium, recipient, reason, account_id, at, text FROM suppressions
                    WHERE (medium, recipient) > (?, ?) ORDER BY medium, recipient LIMIT ?
                    """,
                arguments: [last?.medium.rawValue ?? "", last?.recipient.address ?? "", limit])
            return try rows.map(Self.suppression)
        }
    }

    /// How many suppressions there are.
    package func suppressionCount() throws(LedgerError) -> Int {
        try read("suppressions") { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM suppressions") ?? 0
        }
    }

    private static func suppression(_ row: Row) throws -> Suppression {
        guard let medium = Medium(rawValue: row[0]), let reason = Suppression.Reason(rawValue: row[2]) else {
            throw LedgerError.inconsistent("A suppression of the ledger is not readable.")
        }
        return Suppression(
            medium: medium, recipient: Recipient(row[1]), reason: reason,
            account: (row[3] as Int64?).map(AccountID.init), at: Timestamp(milliseconds: row[4]), text: row[5]
        )
    }
}
