import FoundationEssentials
import GRDB
import Messaging

/// A delivery as the ledger knows it.
struct DeliveryRow {
    var number: Int64
    var id: DeliveryID
    var message: Int64
    var isBatch: Bool
    var recipient: Recipient
    var line: Line
    var state: DeliveryState
    /// Whether the provider is asked when it is due.
    var asks: Bool
    var due: Timestamp
    var expiresAt: Timestamp
    var attempts: Int
    var excluded: [AccountID]
    var account: AccountID?
    var code: String
    var text: String
    var receipt: ReceiptStatus
    var receiptAt: Timestamp?
    var acceptedAt: Timestamp
    var updatedAt: Timestamp
    /// What is to happen when it would wait again.
    var wish: ControlWish
    /// Whether its application is told of its end.
    var wantsNotices: Bool
    var resentFrom: DeliveryID?
    /// When it was first due, where that was later than its message.
    var notBefore: Timestamp?

    static let columns = """
        number, task_id, message, is_batch, recipient, app_id, channel_id, lane, state, due, expires_at,
        attempts, excluded, account_id, code, text, receipt, receipt_at, accepted_at, updated_at, asks,
        wish, wants_notices, resent_from, not_before
        """

    /// Reads a row that was selected by ``columns``.
    init(_ row: Row) throws {
        guard let id = UniqueID(bytes: row[1] as Data), let lane = Lane(rawValue: row[7]),
            let state = DeliveryState(rawValue: row[8]), let receipt = ReceiptStatus(rawValue: row[16]),
            let wish = ControlWish(rawValue: row[21])
        else { throw LedgerError.inconsistent("Delivery \(row[0] as Int64) of the ledger is not readable.") }
        number = row[0]
        self.id = DeliveryID(id)
        message = row[2]
        isBatch = row[3]
        recipient = Recipient(row[4])
        line = Line(lane: lane, application: ApplicationID(row[5]), channel: ChannelID(row[6]))
        self.state = state
        due = Timestamp(milliseconds: row[9])
        expiresAt = Timestamp(milliseconds: row[10])
        attempts = row[11]
        excluded = Self.accounts(row[12])
        let account: Int64 = row[13]
        self.account = account == 0 ? nil : AccountID(account)
        code = row[14]
        text = row[15]
        self.receipt = receipt
        receiptAt = (row[17] as Int64?).map(Timestamp.init(milliseconds:))
        acceptedAt = Timestamp(milliseconds: row[18])
        updatedAt = Timestamp(milliseconds: row[19])
        asks = row[20]
        self.wish = wish
        wantsNotices = row[22]
        resentFrom = (row[23] as Data?).flatMap { UniqueID(bytes: $0) }.map { DeliveryID($0) }
        notBefore = (row[24] as Int64?).map(Timestamp.init(milliseconds:))
    }

    /// The delivery of a message that was just accepted.
    init(number: Int64, delivery: Delivery, of message: Message, numbered messageNumber: Int64) {
        self.number = number
        id = delivery.id
        self.message = messageNumber
        isBatch = message.isBatch
        recipient = delivery.recipient
        line = message.line
        state = .waiting
        asks = false
        due = delivery.notBefore ?? message.dueAt
        expiresAt = message.expiresAt
        attempts = 0
        excluded = []
        account = nil
        code = ""
        text = ""
        receipt = .none
        receiptAt = nil
        acceptedAt = message.acceptedAt
        updatedAt = message.acceptedAt
        wish = .none
        wantsNotices = message.wantsNotices
        resentFrom = delivery.resentFrom
        notBefore = delivery.notBefore
    }

    /// Moves to `state` at `moment`. An end is never left, but for ``DeliveryState/unconfirmed`` and
    /// ``DeliveryState/uncertain``, which a late receipt settles.
    mutating func become(_ state: DeliveryState, asks: Bool = false, at moment: Timestamp) {
        self.state = state
        self.asks = asks
        updatedAt = max(updatedAt, moment)
    }

    /// Becomes due again, unless somebody wanted something else while that could not be done.
    mutating func wait(until due: Timestamp, at moment: Timestamp) {
        self.due = due
        switch wish {
        case .none: become(.waiting, at: moment)
        case .hold: become(.held, at: moment)
        case .cancel: cancel(at: moment)
        }
        wish = .none
    }

    mutating func cancel(at moment: Timestamp) {
        become(.cancelled, at: moment)
        text = "It was cancelled."
    }

    /// Takes an account out of the choice.
    mutating func exclude(_ account: AccountID) {
        if !excluded.contains(account) { excluded.append(account) }
    }

    func insert(into database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO deliveries (\(Self.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            number, Data(id.id.bytes), message, isBatch, recipient.address, line.application.key,
            line.channel.number, line.lane.rawValue, state.rawValue, due.milliseconds,
            expiresAt.milliseconds, attempts, excludedList, account?.number ?? 0, code, text,
            receipt.rawValue, receiptAt?.milliseconds, acceptedAt.milliseconds, updatedAt.milliseconds, asks,
            wish.rawValue, wantsNotices, (resentFrom?.id.bytes).map { Data($0) },
            notBefore?.milliseconds,
        ])
    }

    func update(in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE deliveries SET state = ?, due = ?, expires_at = ?, attempts = ?, excluded = ?,
                  account_id = ?, code = ?, text = ?, receipt = ?, receipt_at = ?, updated_at = ?, asks = ?,
                  wish = ?
                WHERE number = ?
                """)
        try statement.execute(arguments: [
            state.rawValue, due.milliseconds, expiresAt.milliseconds, attempts, excludedList,
            account?.number ?? 0, code, text, receipt.rawValue, receiptAt?.milliseconds,
            updatedAt.milliseconds, asks, wish.rawValue, number,
        ])
    }

    static func fetch(_ id: DeliveryID, from database: Database) throws -> DeliveryRow? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(columns) FROM deliveries WHERE task_id = ?")
        return try Row.fetchOne(statement, arguments: [Data(id.id.bytes)]).map(DeliveryRow.init)
    }

    static func fetch(_ number: Int64, from database: Database) throws -> DeliveryRow? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(columns) FROM deliveries WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number]).map(DeliveryRow.init)
    }

    private var excludedList: String { excluded.map(\.description).joined(separator: ",") }

    static func accounts(_ list: String) -> [AccountID] {
        list.split(separator: ",").compactMap { Int64($0) }.map(AccountID.init)
    }
}
