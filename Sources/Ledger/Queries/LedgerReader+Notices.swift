import FoundationEssentials
import GRDB
package import Messaging

/// What applications are to be told, and were told, of their deliveries' ends.
extension LedgerReader {
    /// Ends that nobody has seen to, in journal order, `limit` at most. The notices of one delivery are told
    /// one after another: one whose forerunner is not over yet is left out.
    package func untakenNotices(limit: Int) throws(LedgerError) -> [NoticeView] {
        try read("untaken notices") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.noticeColumns)
                    FROM notices AS n INDEXED BY notices_untaken \(Self.noticeJoins)
                    WHERE n.taken_at IS NULL AND NOT EXISTS (
                      SELECT 1 FROM notices AS e INDEXED BY notices_delivery
                      WHERE e.delivery = n.delivery AND e.number < n.number
                        AND (e.taken_at IS NULL OR EXISTS (
                          SELECT 1 FROM messages AS t INDEXED BY messages_notice
                          JOIN deliveries AS o
                            ON o.number BETWEEN t.first_delivery AND t.first_delivery + t.recipients - 1
                          WHERE t.notice = e.number AND o.state < ?)))
                    ORDER BY n.number LIMIT ?
                    """, arguments: [DeliveryState.delivered.rawValue, limit])
            return try rows.map { try Self.notice($0, tellings: []) }
        }
    }

    /// Ends that were to be told between two moments, in the order of time, `limit` at most of those after
    /// `last`; an application's, or everybody's.
    package func notices(
        of application: ApplicationID?, since: Timestamp, until: Timestamp, after last: NoticeID?, limit: Int
    ) throws(LedgerError) -> [NoticeView] {
        try read("notices") { database in
            let lastAt = try Int64.fetchOne(
                database, sql: "SELECT at FROM notices WHERE number = ?", arguments: [last?.number])
            let start = max(since.milliseconds, lastAt ?? .min)
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.noticeColumns)
                    FROM notices AS n INDEXED BY notices_time \(Self.noticeJoins)
                    WHERE n.at >= ? AND n.at < ? AND (? IS NULL OR n.app_id = ?)
                      AND (n.at, n.number) > (?, ?)
                    ORDER BY n.at, n.number LIMIT ?
                    """,
                arguments: [
                    start, until.milliseconds, application?.key, application?.key, lastAt ?? .min,
                    last?.number ?? 0, limit,
                ])
            return try rows.map { row in
                try Self.notice(row, tellings: try Self.tellings(of: row[0], from: database))
            }
        }
    }

    /// What its application was told of a delivery, the first first.
    package func notices(of delivery: DeliveryID) throws(LedgerError) -> [NoticeView] {
        try read("a delivery's notices") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.noticeColumns)
                    FROM notices AS n INDEXED BY notices_delivery \(Self.noticeJoins)
                    WHERE n.delivery = (SELECT number FROM deliveries WHERE task_id = ?) ORDER BY n.number
                    """, arguments: [Data(delivery.id.bytes)])
            return try rows.map { row in
                try Self.notice(row, tellings: try Self.tellings(of: row[0], from: database))
            }
        }
    }

    /// How an endpoint's channel has taken its notices since the hour of `moment`.
    package func endpointHealth(
        of channel: ChannelID, since moment: Timestamp
    ) throws(LedgerError) -> EndpointHealth {
        try read("an endpoint's health") { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT sum(delivered), sum(failed + expired), min(iif(failed + expired > 0, hour, NULL))
                    FROM hourly WHERE hour >= ? AND channel_id = ?
                    """, arguments: [moment.seconds / 3600, channel.number])
            return EndpointHealth(
                delivered: (row?[0] as Int?) ?? 0, givenUp: (row?[1] as Int?) ?? 0,
                firstFailure: (row?[2] as Int64?).map { Timestamp(seconds: $0 * 3600) })
        }
    }

    private static let noticeColumns = """
        n.number, n.word, n.at, d.task_id, n.app_id, d.recipient, m.medium, d.state, d.code, d.text,
        ifnull(a.provider_message_id, ''), d.receipt_at, n.taken_at
        """

    private static let noticeJoins = """
        CROSS JOIN deliveries AS d ON d.number = n.delivery CROSS JOIN messages AS m ON m.number = d.message
        LEFT JOIN attempts AS a ON a.delivery = n.delivery AND a.number = n.attempt
        """

    private static func notice(_ row: Row, tellings: [NoticeTelling]) throws -> NoticeView {
        guard let word = NoticeWord(rawValue: row[1]), let delivery = UniqueID(bytes: row[3] as Data),
            let medium = Medium(rawValue: row[6]), let state = DeliveryState(rawValue: row[7])
        else { throw LedgerError.inconsistent("A notice of the ledger is not readable.") }
        return NoticeView(
            id: NoticeID(row[0]), word: word, at: Timestamp(milliseconds: row[2]),
            delivery: DeliveryID(delivery), application: ApplicationID(row[4]), recipient: Recipient(row[5]),
            medium: medium, state: state, code: row[8], text: row[9], providerMessageID: row[10],
            receiptAt: (row[11] as Int64?).map(Timestamp.init(milliseconds:)),
            takenAt: (row[12] as Int64?).map(Timestamp.init(milliseconds:)), tellings: tellings)
    }

    private static func tellings(of notice: Int64, from database: Database) throws -> [NoticeTelling] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT d.task_id, d.channel_id, d.state, d.attempts, d.code, d.text, d.due, d.updated_at
                FROM messages AS m INDEXED BY messages_notice CROSS JOIN deliveries AS d
                  ON d.number BETWEEN m.first_delivery AND m.first_delivery + m.recipients - 1
                WHERE m.notice = ? ORDER BY d.number
                """)
        return try Row.fetchAll(statement, arguments: [notice]).map { row in
            guard let delivery = UniqueID(bytes: row[0] as Data), let state = DeliveryState(rawValue: row[2])
            else { throw LedgerError.inconsistent("A delivery of the ledger is not readable.") }
            return NoticeTelling(
                delivery: DeliveryID(delivery), channel: ChannelID(row[1]), state: state, attempts: row[3],
                code: row[4], text: row[5], due: Timestamp(milliseconds: row[6]),
                updatedAt: Timestamp(milliseconds: row[7]))
        }
    }
}
