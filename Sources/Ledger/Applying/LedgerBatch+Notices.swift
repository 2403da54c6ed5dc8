import GRDB
import Messaging

/// The outbox of words to applications: a row for each end that one wants to hear of. Rows are written at
/// once, so that their numbers follow the order of the events.
extension LedgerBatch {
    func addNotice(_ word: NoticeWord, of row: DeliveryRow, attempt: Int) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO notices (delivery, attempt, app_id, word, at) VALUES (?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            row.number, attempt, row.line.application.key, word.rawValue, row.updatedAt.milliseconds,
        ])
    }

    func take(_ taken: NoticeTaken) throws {
        let statement = try database.cachedStatement(
            sql: "UPDATE notices SET taken_at = ? WHERE number = ? AND taken_at IS NULL")
        try statement.execute(arguments: [taken.at.milliseconds, taken.notice.number])
    }
}

extension DeliveryRow {
    /// What an application is told of its end; nil while a receipt may still come. What stays uncertain is
    /// told as failed, as its status says; should a late receipt settle it, that is told too.
    var noticeWord: NoticeWord? {
        switch state {
        case .delivered: receipt == .delivered ? .delivered : .success
        case .failed: receipt == .failed ? .rejected : .failed
        case .expired, .cancelled, .uncertain: .failed
        case .waiting, .inFlight, .awaitingReceipt, .settling, .held, .unconfirmed: nil
        }
    }
}
