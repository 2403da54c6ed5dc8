import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// Callbacks that nobody has read, the oldest first, `limit` at most. At start they are what the last
    /// run left behind.
    package func unreadCallbacks(limit: Int) throws(LedgerError) -> [CallbackReceived] {
        try read("unread callbacks") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT callback_id, account_id, received_at, origin, content_type, query, body, peer
                    FROM callbacks INDEXED BY callbacks_unread WHERE read_at IS NULL
                    ORDER BY number LIMIT ?
                    """, arguments: [limit])
            return try rows.map(Self.callback)
        }
    }

    /// What came from providers, the newest first, `limit` at most; from all accounts or from one.
    package func callbacks(account: AccountID?, limit: Int) throws(LedgerError) -> [CallbackView] {
        try read("callbacks") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT callback_id, account_id, received_at, origin, content_type, query,
                      substr(body, 1, ?) AS body, peer, length(body), read_at, matched, parked, problem
                    FROM callbacks \(account == nil ? "" : "WHERE account_id = ?")
                    ORDER BY number DESC LIMIT ?
                    """,
                arguments: StatementArguments([CallbackView.bodyBytesShown])
                    + StatementArguments(account.map { [$0.number] } ?? []) + [limit])
            return try rows.map { row in
                CallbackView(
                    callback: try Self.callback(row), bodyBytes: row[8],
                    readAt: (row[9] as Int64?).map(Timestamp.init(milliseconds:)), matched: row[10],
                    parked: row[11], problem: row[12])
            }
        }
    }

    private static func callback(_ row: Row) throws -> CallbackReceived {
        guard let id = UniqueID(bytes: row[0] as Data),
            let origin = CallbackReceived.Origin(rawValue: row[3])
        else { throw LedgerError.inconsistent("A callback of the ledger is not readable.") }
        return CallbackReceived(
            id: CallbackID(id), account: AccountID(row[1]), at: Timestamp(milliseconds: row[2]),
            origin: origin, contentType: row[4], query: row[5], body: [UInt8](row[6] as Data), peer: row[7])
    }
}
