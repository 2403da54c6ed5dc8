import GRDB
import Messaging

/// An attempt as one batch of the applier knows it: what is nil was written by an earlier batch, or is not
/// known yet.
struct AttemptRow {
    /// What ``Event/attemptStarted(_:)`` told.
    struct Start {
        var account: AccountID
        var recipient: Recipient
        var at: Timestamp
        var choice: String
        var charge: Charge?
    }

    /// What ended it.
    struct End {
        var at: Timestamp
        var result: AttemptResult
        var disposition: Disposition
        var rule = ""
        var charge: Charge?
    }

    /// What the provider said when it was asked about it, the last time.
    struct Answer {
        var at: Timestamp
        var text: String
        var rule = ""
    }

    var delivery: Int64
    var number: Int
    var start: Start?
    var end: End?
    var answer: Answer?
    /// What the provider reported of it, the last time.
    var receipt: ReceiptArrived?
    /// The provider's name for the message, where an answer told it first.
    var learnedName = ""

    /// Whether a receipt that came before may be about it as it is now.
    var mayWakeReceipts: Bool { end != nil || !learnedName.isEmpty }

    func write(to database: Database) throws {
        if let start {
            try insert(start, into: database)
        } else if let end {
            try update(end, in: database)
        }
        if let answer { try update(answer, in: database) }
        if let receipt { try update(receipt, in: database) }
    }

    private func insert(_ start: Start, into database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO attempts (delivery, number, account_id, started_at, finished_at, outcome, code,
                  text, provider_message_id, disposition, next_at, choice, recipient, answer, rule,
                  \(Charge.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)
                """)
        let values: StatementArguments = [
            delivery, number, start.account.number, start.at.milliseconds, end?.at.milliseconds,
            end?.result.outcome.code, end?.result.code ?? "", end?.result.text ?? "",
            end?.result.providerMessageID ?? "", end?.disposition.code, end?.disposition.moment?.milliseconds,
            start.choice, start.recipient.address, end?.rule.nilIfEmpty,
        ]
        let charge = end.map(\.charge) ?? start.charge
        try statement.execute(arguments: values + Charge.values(of: charge))
    }

    private func update(_ end: End, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE attempts SET finished_at = ?, outcome = ?, code = ?, text = ?, provider_message_id = ?,
                  disposition = ?, next_at = ?, rule = ?, (\(Charge.columns)) = (?, ?, ?, ?)
                WHERE delivery = ? AND number = ?
                """)
        let values: StatementArguments = [
            end.at.milliseconds, end.result.outcome.code, end.result.code, end.result.text,
            end.result.providerMessageID, end.disposition.code, end.disposition.moment?.milliseconds,
            end.rule.nilIfEmpty,
        ]
        try statement.execute(arguments: values + Charge.values(of: end.charge) + [delivery, number])
    }

    /// The provider's first name for the message stands.
    private func update(_ answer: Answer, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE attempts SET asked_at = ?, answer = ?, rule = coalesce(?, rule),
                  provider_message_id = iif(provider_message_id = '', ?, provider_message_id)
                WHERE delivery = ? AND number = ?
                """)
        try statement.execute(arguments: [
            answer.at.milliseconds, answer.text, answer.rule.nilIfEmpty, learnedName, delivery, number,
        ])
    }

    private func update(_ receipt: ReceiptArrived, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE attempts SET receipt_at = ?, reported_at = ?, receipt_delivered = ?, receipt_code = ?,
                  receipt_text = ?, receipt_rule = ?, receipt_disposition = ?, receipt_next_at = ?
                WHERE delivery = ? AND number = ?
                """)
        let disposition = receipt.followUp?.disposition
        try statement.execute(arguments: [
            receipt.at.milliseconds, receipt.reportedAt?.milliseconds, receipt.isDelivered, receipt.code,
            receipt.text, receipt.followUp?.rule, disposition?.code, disposition?.moment?.milliseconds,
            delivery, number,
        ])
    }
}

extension String {
    /// Nil is a column that takes no room.
    fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
