import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// The delivery with that identifier, or nil if the tables have none.
    package func delivery(_ id: DeliveryID) throws(LedgerError) -> DeliveryView? {
        try read("a delivery") { database in try Self.delivery(id, from: database) }
    }

    /// The delivery with that identifier and its attempts, or nil if the tables have none.
    package func trace(_ id: DeliveryID) throws(LedgerError) -> Trace? {
        try read("a trace") { database in
            guard let delivery = try Self.delivery(id, from: database) else { return nil }
            let statement = try database.cachedStatement(
                sql: """
                    SELECT number, account_id, started_at, choice, finished_at, outcome, code, text,
                      provider_message_id, disposition, next_at, asked_at, answer, rule, \(Charge.columns),
                      receipt_at, reported_at, receipt_delivered, receipt_code, receipt_text, receipt_rule,
                      receipt_disposition, receipt_next_at
                    FROM attempts WHERE delivery = ? ORDER BY number
                    """)
            let attempts = try Row.fetchAll(statement, arguments: [delivery.number]).map(Self.attempt)
            return Trace(delivery: delivery, attempts: attempts)
        }
    }

    /// The message of a delivery with its attachments, for an attempt; nil if the tables do not have it.
    package func message(of id: DeliveryID) throws(LedgerError) -> Message? {
        try read("a message") { database in
            guard let row = try DeliveryRow.fetch(id, from: database),
                var message = try Self.message(row.message, from: database)
            else { return nil }
            message.attachments = try Self.attachments(of: row.message, from: database)
            return message
        }
    }

    /// The fingerprints of requests that were accepted since `moment`, the newest first, `limit` at most.
    package func fingerprints(since moment: Timestamp, limit: Int) throws(LedgerError) -> [UInt64] {
        try read("recent requests") { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT fingerprint, accepted_at FROM messages ORDER BY number DESC LIMIT ?",
                arguments: [limit])
            var found: [UInt64] = []
            while let row = try rows.next(), row[1] >= moment.milliseconds {
                found.append(UInt64(bitPattern: row[0] as Int64))
            }
            return found
        }
    }

    private static func delivery(_ id: DeliveryID, from database: Database) throws -> DeliveryView? {
        try DeliveryRow.fetch(id, from: database).flatMap { try view(of: $0, from: database) }
    }

    /// The deliveries with those numbers, in that order.
    static func deliveries(_ numbers: [Int64], from database: Database) throws -> [DeliveryView] {
        try numbers.compactMap { number in
            try DeliveryRow.fetch(number, from: database).flatMap { try view(of: $0, from: database) }
        }
    }

    private static func view(of row: DeliveryRow, from database: Database) throws -> DeliveryView? {
        guard let message = try message(row.message, from: database) else { return nil }
        let cost = try database.cachedStatement(sql: "SELECT sum(cost) FROM attempts WHERE delivery = ?")
        return DeliveryView(
            number: row.number,
            delivery: Delivery(
                id: row.id, recipient: row.recipient, notBefore: row.notBefore, resentFrom: row.resentFrom),
            message: message, state: row.state, due: row.due, line: row.line, expiresAt: row.expiresAt,
            isWished: row.wish != .none && !row.state.isFinal,
            cost: Money(millionths: try Int64.fetchOne(cost, arguments: [row.number]) ?? 0),
            attempts: row.attempts, excluded: row.excluded, account: row.account, code: row.code,
            text: row.text, receipt: row.receipt, receiptAt: row.receiptAt, updatedAt: row.updatedAt)
    }

    static func message(_ number: Int64, from database: Database) throws -> Message? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(Message.columns) FROM messages WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number]).map(Message.init)
    }

    private static func attachments(of number: Int64, from database: Database) throws -> [Attachment] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT filename, content_type, bytes FROM attachments WHERE message = ? ORDER BY position
                """)
        return try Row.fetchAll(statement, arguments: [number]).map { row in
            Attachment(filename: row[0], contentType: row[1], bytes: [UInt8](row[2] as Data))
        }
    }

    private static func attempt(_ row: Row) throws -> AttemptView {
        let moment = (row[10] as Int64?).map(Timestamp.init(milliseconds:))
        let result = (row[5] as Int?).flatMap(Outcome.init(code:)).map { outcome in
            AttemptResult(outcome, code: row[6], text: row[7], providerMessageID: row[8])
        }
        return AttemptView(
            number: row[0], account: AccountID(row[1]), startedAt: Timestamp(milliseconds: row[2]),
            choice: row[3],
            finishedAt: (row[4] as Int64?).map(Timestamp.init(milliseconds:)), result: result,
            disposition: (row[9] as Int?).flatMap { Disposition(code: $0, moment: moment) },
            isDeclared: result?.text == AttemptResult.interrupted.text,
            askedAt: (row[11] as Int64?).map(Timestamp.init(milliseconds:)), answer: row[12],
            rule: row[13] ?? "", charge: Charge(row, at: 14), receipt: receipt(row))
    }

    private static func receipt(_ row: Row) -> AttemptReceipt? {
        guard let at = row[18] as Int64? else { return nil }
        let moment = (row[25] as Int64?).map(Timestamp.init(milliseconds:))
        return AttemptReceipt(
            at: Timestamp(milliseconds: at),
            reportedAt: (row[19] as Int64?).map(Timestamp.init(milliseconds:)), isDelivered: row[20],
            code: row[21], text: row[22], rule: row[23] ?? "",
            disposition: (row[24] as Int?).flatMap { Disposition(code: $0, moment: moment) })
    }
}
