import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// What was answered to an application's request with that key; nil if there was none, or if it is no
    /// longer remembered at `moment`.
    package func acceptance(
        of application: ApplicationID, idempotencyKey key: String, at moment: Timestamp
    ) throws(LedgerError) -> IdempotentAcceptance? {
        try read("an idempotency key") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT i.digest, m.message_id, m.is_batch, i.accepted_at, m.refused, m.first_delivery,
                      m.recipients
                    FROM idempotency AS i JOIN messages AS m ON m.number = i.message
                    WHERE i.app_id = ? AND i.key = ? AND i.accepted_at > ?
                    """)
            let arguments: StatementArguments = [
                application.key, key, moment.milliseconds - Idempotency.life.milliseconds,
            ]
            guard let row = try Row.fetchOne(statement, arguments: arguments) else { return nil }
            guard let message = UniqueID(bytes: row[1] as Data) else {
                throw LedgerError.inconsistent("A message of the ledger is not readable.")
            }
            return IdempotentAcceptance(
                digest: UInt64(bitPattern: row[0] as Int64), message: MessageID(message), isBatch: row[2],
                acceptedAt: Timestamp(milliseconds: row[3]), refusedCount: row[4],
                deliveries: try Self.deliveries(first: row[5], count: row[6], from: database))
        }
    }

    private static func deliveries(
        first: Int64, count: Int64, from database: Database
    ) throws -> [DeliveryID] {
        let statement = try database.cachedStatement(
            sql: "SELECT task_id FROM deliveries WHERE number BETWEEN ? AND ? ORDER BY number")
        return try Row.fetchAll(statement, arguments: [first, first + count - 1]).map { row in
            guard let id = UniqueID(bytes: row[0] as Data) else {
                throw LedgerError.inconsistent("A delivery of the ledger is not readable.")
            }
            return DeliveryID(id)
        }
    }
}
