import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// The last attempt of a delivery whose provider is to be asked about it; nil if the delivery waits for
    /// anything else by now, or is over.
    package func inquiry(about delivery: DeliveryID) throws(LedgerError) -> OpenInquiry? {
        try read("an open inquiry") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT a.number, a.account_id, d.recipient, a.started_at, a.finished_at,
                      a.provider_message_id, d.state, d.channel_id, m.class, d.expires_at, d.excluded,
                      d.app_id
                    FROM deliveries AS d
                    JOIN attempts AS a ON a.delivery = d.number AND a.number = d.attempts
                    JOIN messages AS m ON m.number = d.message
                    WHERE d.task_id = ? AND d.asks
                    """)
            return try Row.fetchOne(statement, arguments: [Data(delivery.id.bytes)]).map { row in
                try Self.inquiry(row, about: delivery)
            }
        }
    }

    private static func inquiry(_ row: Row, about delivery: DeliveryID) throws -> OpenInquiry {
        guard let messageClass = MessageClass(rawValue: row[8]) else {
            throw LedgerError.inconsistent("The open inquiry about \(delivery) is not readable.")
        }
        return OpenInquiry(
            attempt: AttemptID(delivery: delivery, number: row[0]), account: AccountID(row[1]),
            recipient: Recipient(row[2]), startedAt: Timestamp(milliseconds: row[3]),
            finishedAt: (row[4] as Int64?).map(Timestamp.init(milliseconds:)), providerMessageID: row[5],
            outcome: row[6] == DeliveryState.awaitingReceipt.rawValue ? .accepted : .uncertain,
            application: ApplicationID(row[11]), channel: ChannelID(row[7]), messageClass: messageClass,
            expiresAt: Timestamp(milliseconds: row[9]), excluded: DeliveryRow.accounts(row[10]))
    }
}
