import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// Failures since `moment`, `limit` at most of those after `cursor`: first the attempts that failed in
    /// the order of time, then the receipts that said so later.
    ///
    /// - Returns: what was found, and where to go on; nil when there is no more.
    package func failures(
        since moment: Timestamp, after cursor: FailureCursor?, limit: Int
    ) throws(LedgerError) -> (found: [RecordedFailure], next: FailureCursor?) {
        try read("recorded failures") { database in
            var found: [RecordedFailure] = []
            var last = cursor
            for scene in [FailureRule.Scene.sendFailure, .callbackFailure] {
                if scene == .sendFailure, last?.scene == .callbackFailure { continue }
                let start = last?.scene == scene ? last : nil
                let rows = try Self.failures(
                    scene, since: moment, after: start, limit: limit - found.count, from: database)
                for row in rows {
                    found.append(try Self.failure(row, scene))
                    last = FailureCursor(
                        scene: scene, at: Timestamp(milliseconds: row[2]), delivery: row[0],
                        attempt: row[1])
                }
                if found.count >= limit { return (found, last) }
            }
            return (found, nil)
        }
    }

    private static func failures(
        _ scene: FailureRule.Scene, since moment: Timestamp, after cursor: FailureCursor?, limit: Int,
        from database: Database
    ) throws -> [Row] {
        let isSending = scene == .sendFailure
        let (time, index, condition) =
            isSending
            ? ("a.finished_at", "attempts_failed", "a.outcome > 1")
            : ("a.receipt_at", "attempts_reported", "a.receipt_delivered = 0")
        let result =
            isSending
            ? "a.outcome, a.code, a.text, a.disposition, a.next_at, ifnull(a.rule, '')"
            : """
            NULL, a.receipt_code, a.receipt_text, a.receipt_disposition, a.receipt_next_at,
            ifnull(a.receipt_rule, '')
            """
        let statement = try database.cachedStatement(
            sql: """
                SELECT a.delivery, a.number, \(time), a.account_id, \(result), d.task_id, d.app_id,
                  d.channel_id, d.lane, d.attempts, m.medium, m.class
                FROM attempts AS a INDEXED BY \(index) CROSS JOIN deliveries AS d ON d.number = a.delivery
                CROSS JOIN messages AS m ON m.number = d.message
                WHERE \(condition) AND (\(time), a.delivery, a.number) > (?, ?, ?)
                ORDER BY \(time), a.delivery, a.number LIMIT ?
                """)
        return try Row.fetchAll(
            statement,
            arguments: [
                cursor?.at.milliseconds ?? moment.milliseconds, cursor?.delivery ?? 0, cursor?.attempt ?? 0,
                limit,
            ])
    }

    private static func failure(_ row: Row, _ scene: FailureRule.Scene) throws -> RecordedFailure {
        guard let delivery = UniqueID(bytes: row[10] as Data), let lane = Lane(rawValue: row[13]),
            let medium = Medium(rawValue: row[15]), let messageClass = MessageClass(rawValue: row[16])
        else { throw LedgerError.inconsistent("A failed attempt of the ledger is not readable.") }
        let moment = (row[8] as Int64?).map(Timestamp.init(milliseconds:))
        return RecordedFailure(
            attempt: AttemptID(delivery: DeliveryID(delivery), number: row[1]), scene: scene,
            at: Timestamp(milliseconds: row[2]), account: AccountID(row[3]),
            outcome: (row[4] as Int?).flatMap(Outcome.init(code:)), code: row[5], text: row[6],
            disposition: (row[7] as Int?).flatMap { Disposition(code: $0, moment: moment) }, rule: row[9],
            medium: medium, messageClass: messageClass,
            line: Line(lane: lane, application: ApplicationID(row[11]), channel: ChannelID(row[12])),
            attempts: row[14])
    }
}
