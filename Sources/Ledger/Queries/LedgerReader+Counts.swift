import GRDB
import Messaging

extension LedgerReader {
    /// How much waits, line by line. Reads one index entry a waiting delivery.
    package func waitingCounts() throws(LedgerError) -> [WaitingCount] {
        try read("the queue") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT lane, app_id, channel_id, sum(state = 0), sum(state = 2), sum(state = 3),
                      min(due)
                    FROM deliveries INDEXED BY deliveries_due WHERE state IN (0, 2, 3)
                    GROUP BY lane, app_id, channel_id
                    """)
            return rows.compactMap { row in
                Lane(rawValue: row[0]).map { lane in
                    WaitingCount(
                        line: Line(
                            lane: lane, application: ApplicationID(row[1]), channel: ChannelID(row[2])),
                        waiting: row[3], awaitingReceipt: row[4], settling: row[5],
                        firstDue: Timestamp(milliseconds: row[6]))
                }
            }
        }
    }

    /// How many deliveries providers have in hand.
    package func inFlightCount() throws(LedgerError) -> Int {
        try read("the queue") { database in
            try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM deliveries INDEXED BY deliveries_in_flight WHERE state = 1") ?? 0
        }
    }
}
