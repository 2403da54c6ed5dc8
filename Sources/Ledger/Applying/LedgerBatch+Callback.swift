import FoundationEssentials
import GRDB
import Messaging

/// Callbacks go into their tables at once: each is written once or twice in its life, so there is nothing
/// to gain by keeping a body of up to a mebibyte in memory until the end of the batch.
extension LedgerBatch {
    func keep(_ received: CallbackReceived) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO callbacks (callback_id, account_id, received_at, origin, content_type, query,
                  peer, read_at, matched, parked, problem, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 0, 0, '', ?)
                """)
        try statement.execute(arguments: [
            Data(received.id.id.bytes), received.account.number, received.at.milliseconds,
            received.origin.rawValue, received.contentType, received.query, received.peer,
            Data(received.body),
        ])
    }

    /// Notes what a callback said. A second reading of it changes nothing.
    mutating func note(_ read: CallbackRead) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE callbacks SET read_at = ?, matched = ?, parked = ?, problem = ?
                WHERE callback_id = ? AND read_at IS NULL RETURNING number
                """)
        let number = try Int64.fetchOne(
            statement,
            arguments: [
                read.at.milliseconds, read.matched, read.parked.count, read.problem,
                Data(read.id.id.bytes),
            ])
        guard let number else { return try checkKnown(read.id) }
        for (place, notice) in read.parked.enumerated() {
            try ParkedReceipt.insert(notice, place: place, of: number, read, into: database)
        }
        if !read.parked.isEmpty { parkings.append(number) }
    }

    private func checkKnown(_ callback: CallbackID) throws {
        let known = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT number FROM callbacks WHERE callback_id = ?"),
            arguments: [Data(callback.id.bytes)])
        guard known == nil else { return }
        if try mayBeGone(callback.id) { return }
        throw LedgerError.inconsistent(
            "An event speaks of callback \(callback), which the ledger does not have.")
    }

    func unpark(_ unparked: ReceiptUnparked) throws {
        let statement = try database.cachedStatement(
            sql: """
                DELETE FROM parked_receipts
                WHERE callback = (SELECT number FROM callbacks WHERE callback_id = ?) AND place = ?
                """)
        try statement.execute(arguments: [Data(unparked.callback.id.bytes), unparked.place])
    }
}
