import GRDB
import Messaging

/// What is remembered for a while. Each message that adds to it takes out some of what is over, by its own
/// time: the tables stay small without ever being swept, and a replay makes the same ones.
extension LedgerBatch {
    func remember(_ deliveries: Range<Int64>, _ guarding: Guarding, at moment: Timestamp) throws {
        let insert = try database.cachedStatement(sql: "INSERT INTO guarded (number, until) VALUES (?, ?)")
        for number in deliveries {
            try insert.execute(arguments: [number, guarding.until.milliseconds])
        }
        let forget = try database.cachedStatement(
            sql: """
                DELETE FROM guarded WHERE number IN (
                  SELECT number FROM guarded INDEXED BY guarded_until WHERE until <= ?
                  ORDER BY until, number LIMIT ?)
                """)
        try forget.execute(arguments: [moment.milliseconds, 2 * deliveries.count])
    }

    /// The first message with a key has it until it is forgotten.
    func remember(_ idempotency: Idempotency, of message: Message, numbered number: Int64) throws {
        let forgotten = message.acceptedAt.milliseconds - Idempotency.life.milliseconds
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO idempotency (app_id, key, digest, message, accepted_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET digest = excluded.digest, message = excluded.message,
                  accepted_at = excluded.accepted_at
                WHERE idempotency.accepted_at <= ?
                """)
        try insert.execute(arguments: [
            message.application.key, idempotency.key, Int64(bitPattern: idempotency.digest), number,
            message.acceptedAt.milliseconds, forgotten,
        ])
        let forget = try database.cachedStatement(
            sql: """
                DELETE FROM idempotency WHERE (app_id, key) IN (
                  SELECT app_id, key FROM idempotency INDEXED BY idempotency_time WHERE accepted_at <= ?
                  ORDER BY accepted_at, app_id, key LIMIT 2)
                """)
        try forget.execute(arguments: [forgotten])
    }
}
