import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// The lines that have work which nobody has in hand, with the time of the first of it.
    ///
    /// One seek a line, however long the line is.
    package func lines() throws(LedgerError) -> [(line: Line, due: Timestamp)] {
        try read("the lines") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT lane, app_id, channel_id, due FROM deliveries INDEXED BY deliveries_due
                    WHERE \(DeliveryState.isDue) AND (lane, app_id, channel_id) > (?, ?, ?)
                    ORDER BY lane, app_id, channel_id, due LIMIT 1
                    """)
            var found: [(line: Line, due: Timestamp)] = []
            var last: (Int, String, Int64) = (-1, "", 0)
            while let row = try Row.fetchOne(statement, arguments: [last.0, last.1, last.2]) {
                last = (row[0], row[1], row[2])
                guard let lane = Lane(rawValue: last.0) else { continue }
                let line = Line(lane: lane, application: ApplicationID(last.1), channel: ChannelID(last.2))
                found.append((line, Timestamp(milliseconds: row[3])))
            }
            return found
        }
    }

    /// The first deliveries of a line that are due at `horizon` at the latest, and the time of the first
    /// that is not among them.
    package func waiting(
        in line: Line, dueBy horizon: Timestamp, limit: Int
    ) throws(LedgerError) -> (deliveries: [WaitingDelivery], beyond: Timestamp?) {
        try read("waiting deliveries") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT d.task_id, d.recipient, m.message_id, d.state, d.due, d.expires_at, d.attempts,
                      d.excluded, d.asks
                    FROM deliveries AS d INDEXED BY deliveries_due JOIN messages AS m ON m.number = d.message
                    WHERE \(DeliveryState.isDue) AND d.lane = ? AND d.app_id = ? AND d.channel_id = ?
                    ORDER BY d.due LIMIT ?
                    """)
            let rows = try Row.fetchAll(
                statement,
                arguments: [
                    line.lane.rawValue, line.application.key, line.channel.number, limit + 1,
                ])
            var found: [WaitingDelivery] = []
            for row in rows {
                let waiting = try Self.waiting(row, line: line)
                if found.count == limit || waiting.due > horizon { return (found, waiting.due) }
                found.append(waiting)
            }
            return (found, nil)
        }
    }

    /// The attempts that began and of which no end is known. At start nobody works on them.
    package func openAttempts() throws(LedgerError) -> [OpenAttempt] {
        try read("open attempts") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT d.task_id, d.attempts, d.account_id, d.channel_id, m.class, d.expires_at,
                      \(Charge.columns), d.app_id
                    FROM deliveries AS d INDEXED BY deliveries_in_flight
                    JOIN messages AS m ON m.number = d.message
                    LEFT JOIN attempts AS a ON a.delivery = d.number AND a.number = d.attempts
                    WHERE \(DeliveryState.isInFlight) ORDER BY d.number
                    """)
            return try rows.map { row in
                guard let id = UniqueID(bytes: row[0] as Data),
                    let messageClass = MessageClass(rawValue: row[4])
                else {
                    throw LedgerError.inconsistent("An open attempt of the ledger is not readable.")
                }
                return OpenAttempt(
                    attempt: AttemptID(delivery: DeliveryID(id), number: row[1]), account: AccountID(row[2]),
                    application: ApplicationID(row[10]), channel: ChannelID(row[3]),
                    messageClass: messageClass,
                    expiresAt: Timestamp(milliseconds: row[5]), charge: Charge(row, at: 6))
            }
        }
    }

    private static func waiting(_ row: Row, line: Line) throws -> WaitingDelivery {
        guard let id = UniqueID(bytes: row[0] as Data), let message = UniqueID(bytes: row[2] as Data) else {
            throw LedgerError.inconsistent("A waiting delivery of the ledger is not readable.")
        }
        let purpose: WaitingDelivery.Purpose =
            row[3] == DeliveryState.waiting.rawValue ? .attempt : row[8] ? .inquiry : .receipt
        return WaitingDelivery(
            delivery: Delivery(id: DeliveryID(id), recipient: Recipient(row[1])), message: MessageID(message),
            line: line, purpose: purpose, due: Timestamp(milliseconds: row[4]),
            expiresAt: Timestamp(milliseconds: row[5]),
            attempts: row[6], excluded: DeliveryRow.accounts(row[7]))
    }
}
