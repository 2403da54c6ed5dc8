import FoundationEssentials
import GRDB
import Messaging

extension Message {
    static let columns = """
        message_id, app_id, channel_id, medium, class, is_batch, subject, body, format, template_id,
        template_code, template_version, parameters, signature, accepted_at, scheduled_at, expires_at,
        fingerprint, origin, notice, alert, wants_notices, quota_day, refused, idempotency_key,
        idempotency_digest, guard_digest, guard_client, guard_until
        """

    /// - Parameter ended: how many of the deliveries are settled already.
    func insert(
        as number: Int64, deliveries: Range<Int64>, ended: Int, into database: Database
    ) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO messages (\(Self.columns), number, recipients, unfinished, attachments,
                  first_delivery)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?, ?)
                """)
        let unfinished = deliveries.count - ended
        let asked: StatementArguments = [
            Data(id.id.bytes), application.key, channel.number, medium.rawValue, messageClass.rawValue,
            isBatch, content.subject, content.body, content.format.rawValue, template.template.number,
            template.code, template.version, parameters, signatureName, acceptedAt.milliseconds,
            scheduledAt?.milliseconds, expiresAt.milliseconds, Int64(bitPattern: fingerprint),
        ]
        let terms: StatementArguments = [
            origin.code, origin.notice?.number, origin.alert, wantsNotices, quotaDay?.number, refusedCount,
            idempotency?.key, idempotency.map { Int64(bitPattern: $0.digest) },
            guarding.map { Int64(bitPattern: $0.contentDigest) }, guarding?.clientAddress,
            guarding?.until.milliseconds,
        ]
        try statement.execute(
            arguments: asked + terms + [
                number, deliveries.count, unfinished, attachments.count, deliveries.lowerBound,
            ])
        guard unfinished > 0 else { return }
        for (position, attachment) in attachments.enumerated() {
            try database.cachedStatement(
                sql: """
                    INSERT INTO attachments (message, position, filename, content_type, bytes)
                    VALUES (?, ?, ?, ?, ?)
                    """
            )
            .execute(arguments: [
                number, position, attachment.filename, attachment.contentType, Data(attachment.bytes),
            ])
        }
    }

    /// Counts deliveries of a message that are settled, and drops its files when none is left that needs
    /// them.
    static func countEndings(_ ended: Int, of number: Int64, in database: Database) throws {
        let isOver = try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    UPDATE messages SET unfinished = unfinished - ? WHERE number = ?
                    RETURNING unfinished = 0 AND attachments > 0
                    """),
            arguments: [ended, number])
        guard isOver == 1 else { return }
        try database.cachedStatement(sql: "DELETE FROM attachments WHERE message = ?").execute(arguments: [
            number
        ])
    }

    /// Reads a row that was selected by ``columns``; without attachments.
    init(_ row: Row) throws {
        guard let id = UniqueID(bytes: row[0] as Data), let medium = Medium(rawValue: row[3]),
            let messageClass = MessageClass(rawValue: row[4]), let format = Content.Format(rawValue: row[8]),
            let origin = MessageOrigin(
                code: row[18], notice: (row[19] as Int64?).map { NoticeID($0) }, alert: row[20])
        else { throw LedgerError.inconsistent("A message of the ledger is not readable.") }
        self.init(
            id: MessageID(id), application: ApplicationID(row[1]), channel: ChannelID(row[2]), medium: medium,
            messageClass: messageClass, isBatch: row[5],
            content: Content(subject: row[6], body: row[7], format: format),
            template: TemplateVersion(template: TemplateID(row[9]), code: row[10], version: row[11]),
            parameters: row[12], signatureName: row[13], acceptedAt: Timestamp(milliseconds: row[14]),
            scheduledAt: (row[15] as Int64?).map(Timestamp.init(milliseconds:)),
            expiresAt: Timestamp(milliseconds: row[16]),
            fingerprint: UInt64(bitPattern: row[17] as Int64), attachments: [], origin: origin,
            quotaDay: (row[22] as Int32?).map { CivilDay(number: $0) }, wantsNotices: row[21],
            idempotency: (row[24] as String?).map {
                Idempotency(key: $0, digest: UInt64(bitPattern: row[25] ?? 0))
            },
            guarding: (row[28] as Int64?).map { until in
                Guarding(
                    contentDigest: UInt64(bitPattern: row[26] ?? 0), clientAddress: row[27] ?? "",
                    until: Timestamp(milliseconds: until))
            }, refusedCount: row[23])
    }
}
