import FoundationEssentials
import GRDB
import Messaging

extension ParkedReceipt {
    /// What ``init(_:)`` reads, of parked receipts `p` and their callbacks `c`.
    static let columns = """
        c.callback_id, p.place, p.account_id, p.parked_at, p.attempt_delivery, p.attempt_number,
        p.provider_message_id, p.recipient, p.is_delivered, p.code, p.text, p.at
        """

    /// Reads a row that was selected by ``columns``.
    init(_ row: Row) throws {
        guard let callback = UniqueID(bytes: row[0] as Data) else {
            throw LedgerError.inconsistent("A parked receipt of the ledger is not readable.")
        }
        let delivery = (row[4] as Data?).flatMap(UniqueID.init(bytes:))
        self.init(
            callback: CallbackID(callback), place: row[1], account: AccountID(row[2]),
            notice: ReceiptNotice(
                attempt: delivery.map { AttemptID(delivery: DeliveryID($0), number: row[5]) },
                providerMessageID: row[6], recipient: (row[7] as String?).map(Recipient.init),
                isDelivered: row[8], code: row[9], text: row[10],
                at: (row[11] as Int64?).map(Timestamp.init(milliseconds:))),
            parkedAt: Timestamp(milliseconds: row[3]))
    }

    /// Adds the row of a receipt that came with the callback numbered `number`.
    static func insert(
        _ notice: ReceiptNotice, place: Int, of number: Int64, _ read: CallbackRead, into database: Database
    ) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO parked_receipts (callback, place, account_id, parked_at, is_awake,
                  attempt_delivery, attempt_number, provider_message_id, recipient, is_delivered, code, text,
                  at)
                VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            number, place, read.account.number, read.at.milliseconds,
            (notice.attempt?.delivery.id.bytes).map { Data($0) }, notice.attempt?.number,
            notice.providerMessageID, notice.recipient?.address, notice.isDelivered, notice.code, notice.text,
            notice.at?.milliseconds,
        ])
    }
}
