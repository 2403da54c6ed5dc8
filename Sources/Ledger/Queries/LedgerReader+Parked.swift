import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// How many receipts wait for their attempt.
    package func parkedCount() throws(LedgerError) -> Int {
        try read("parked receipts") { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM parked_receipts") ?? 0
        }
    }

    /// Parked receipts whose attempt is known by now, in the order in which they came, `limit` at most.
    ///
    /// It looks only at receipts for which the applier has seen a candidate, so it costs nothing while
    /// foreign receipts pile up on an account that other systems use too.
    package func matchableParked(limit: Int) throws(LedgerError) -> [ParkedMatch] {
        try read("parked receipts") { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(ParkedReceipt.columns)
                    FROM parked_receipts AS p INDEXED BY parked_awake
                    JOIN callbacks AS c ON c.number = p.callback
                    WHERE p.is_awake = 1 ORDER BY p.callback, p.place
                    """)
            var found: [ParkedMatch] = []
            while found.count < limit, let row = try rows.next() {
                let parked = try ParkedReceipt(row)
                let search = ReceiptSearch(
                    notice: parked.notice, account: parked.account, moment: parked.parkedAt)
                guard let matched = try search.attempt(in: database) else { continue }
                found.append(
                    ParkedMatch(
                        callback: parked.callback, place: parked.place, account: parked.account,
                        notice: parked.notice, matched: matched))
            }
            return found
        }
    }

    /// Receipts that have been parked since before `moment`, the oldest first, `limit` at most.
    package func parkedBefore(_ moment: Timestamp, limit: Int) throws(LedgerError) -> [ParkedReceipt] {
        try read("parked receipts") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(ParkedReceipt.columns)
                    FROM parked_receipts AS p JOIN callbacks AS c ON c.number = p.callback
                    WHERE p.parked_at < ? ORDER BY p.parked_at, p.callback, p.place LIMIT ?
                    """, arguments: [moment.milliseconds, limit])
            return try rows.map(ParkedReceipt.init)
        }
    }
}
