import FoundationEssentials
import GRDB
import Messaging

/// The search for the attempt that a receipt speaks of; see
/// ``LedgerReader/attempt(matching:account:at:)``.
struct ReceiptSearch {
    let notice: ReceiptNotice
    let account: AccountID
    /// When the receipt came.
    let moment: Timestamp

    func attempt(in database: Database) throws -> MatchedAttempt? {
        if let echo = notice.attempt { return try attempt(named: echo, in: database) }
        return try attemptOfProviderMessage(in: database) ?? attemptOfUnknownEnd(in: database)
    }

    private func attempt(named echo: AttemptID, in database: Database) throws -> MatchedAttempt? {
        let rows = try find(
            "attempts AS a", "d.task_id = ? AND a.number = ? AND a.account_id = ?",
            [Data(echo.delivery.id.bytes), echo.number, account.number], in: database)
        return rows.first
    }

    private func attemptOfProviderMessage(in database: Database) throws -> MatchedAttempt? {
        guard !notice.providerMessageID.isEmpty else { return nil }
        let ofMessage = """
            a.account_id = ? AND a.provider_message_id = ? AND a.provider_message_id <> ''
            AND a.outcome IN (1, 2)
            """
        let index = "attempts AS a INDEXED BY attempts_provider"
        guard let recipient = notice.recipient else {
            let rows = try find(
                index, ofMessage, [account.number, notice.providerMessageID], in: database)
            return rows.count == 1 ? rows[0] : nil
        }
        // One call may have had the same recipient twice: then there are two receipts, one for each.
        let rows = try find(
            index, ofMessage + " AND a.recipient = ? ORDER BY \(Self.hasReceipt), a.delivery",
            [account.number, notice.providerMessageID, recipient.address], in: database)
        return rows.first
    }

    private func attemptOfUnknownEnd(in database: Database) throws -> MatchedAttempt? {
        guard let recipient = notice.recipient else { return nil }
        let rows = try find(
            "attempts AS a INDEXED BY attempts_uncertain",
            """
            a.outcome = 2 AND a.account_id = ? AND a.recipient = ? AND a.started_at BETWEEN ? AND ?
            AND a.provider_message_id = '' AND d.state IN (?, ?)
            """,
            [
                account.number, recipient.address,
                (moment + .seconds(-LedgerReader.uncertainReceiptPatience.components.seconds)).milliseconds,
                moment.milliseconds, DeliveryState.settling.rawValue, DeliveryState.uncertain.rawValue,
            ], in: database)
        return rows.count == 1 ? rows[0] : nil
    }

    /// A receipt that made nothing but another attempt is known of the attempt, not of the delivery.
    private static let hasReceipt = "(d.receipt IN (1, 2) OR a.receipt_at IS NOT NULL)"

    /// Two rows tell one from several.
    private func find(
        _ attempts: String, _ condition: String, _ arguments: StatementArguments, in database: Database
    ) throws -> [MatchedAttempt] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT d.task_id, a.number, m.class, m.medium, d.recipient, d.state, \(Self.hasReceipt),
                  a.account_id, d.app_id, d.channel_id, d.lane, d.attempts, d.excluded, d.expires_at
                FROM \(attempts) JOIN deliveries AS d ON d.number = a.delivery
                JOIN messages AS m ON m.number = d.message
                WHERE \(condition) LIMIT 2
                """)
        return try Row.fetchAll(statement, arguments: arguments).map(Self.match)
    }

    private static func match(_ row: Row) throws -> MatchedAttempt {
        guard let delivery = UniqueID(bytes: row[0] as Data),
            let messageClass = MessageClass(rawValue: row[2]), let medium = Medium(rawValue: row[3]),
            let state = DeliveryState(rawValue: row[5]), let lane = Lane(rawValue: row[10])
        else { throw LedgerError.inconsistent("An attempt of the ledger is not readable.") }
        return MatchedAttempt(
            attempt: AttemptID(delivery: DeliveryID(delivery), number: row[1]), messageClass: messageClass,
            medium: medium, recipient: Recipient(row[4]), state: state, account: AccountID(row[7]),
            line: Line(lane: lane, application: ApplicationID(row[8]), channel: ChannelID(row[9])),
            attempts: row[11], excluded: DeliveryRow.accounts(row[12]),
            expiresAt: Timestamp(milliseconds: row[13]), hasReceipt: row[6])
    }
}
