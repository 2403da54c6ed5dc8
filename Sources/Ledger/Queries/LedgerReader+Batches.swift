import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// A message that came by the batch call, and how far it has come; nil if there is none with that
    /// identifier. Reads one index entry a delivery.
    package func batch(_ id: MessageID) throws(LedgerError) -> BatchView? {
        try read("a batch") { database in
            guard let range = try BatchRange.fetch(id, from: database),
                let message = try Self.message(range.message, from: database)
            else { return nil }
            let statement = try database.cachedStatement(
                sql: """
                    SELECT state, count(*) FROM deliveries INDEXED BY deliveries_batch
                    WHERE is_batch = 1 AND message = ? GROUP BY state
                    """)
            var counts: [DeliveryState: Int] = [:]
            for row in try Row.fetchAll(statement, arguments: [range.message]) {
                guard let state = DeliveryState(rawValue: row[0]) else { continue }
                counts[state] = row[1]
            }
            return BatchView(message: message, counts: counts, total: range.count)
        }
    }

    /// Deliveries of a batch in the request's order, `limit` at most of those after the one numbered
    /// `number`; all of them, or those that stand at `state`.
    package func deliveries(
        ofBatch id: MessageID, in state: DeliveryState?, after number: Int64, limit: Int
    ) throws(LedgerError) -> [DeliveryView] {
        try read("a batch's deliveries") { database in
            guard let range = try BatchRange.fetch(id, from: database) else { return [] }
            let statement: Statement
            let arguments: StatementArguments
            if let state {
                statement = try database.cachedStatement(
                    sql: """
                        SELECT number FROM deliveries INDEXED BY deliveries_batch
                        WHERE is_batch = 1 AND message = ? AND state = ? AND number > ?
                        ORDER BY number LIMIT ?
                        """)
                arguments = [range.message, state.rawValue, number, limit]
            } else {
                statement = try database.cachedStatement(
                    sql: "SELECT number FROM deliveries WHERE number BETWEEN ? AND ? LIMIT ?")
                arguments = [max(range.first, number + 1), range.last, limit]
            }
            return try Self.deliveries(Int64.fetchAll(statement, arguments: arguments), from: database)
        }
    }
}
