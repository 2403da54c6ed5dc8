import GRDB
package import Messaging

extension LedgerReader {
    /// How much waits, line by line, and how much of that is due at `moment`. Reads one index entry a waiting
    /// delivery.
    package func waitingCounts(
        dueAt moment: Timestamp = .distantFuture
    ) throws(LedgerError) -> [WaitingCount] {
        try read("the queue") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT lane, app_id, channel_id, sum(state = ?), sum(state = ?), sum(state = ?),
                      min(due), sum(state = ? AND due <= ?)
                    FROM deliveries INDEXED BY deliveries_due WHERE \(DeliveryState.isDue)
                    GROUP BY lane, app_id, channel_id
                    """,
                arguments: [
                    DeliveryState.waiting.rawValue, DeliveryState.awaitingReceipt.rawValue,
                    DeliveryState.settling.rawValue, DeliveryState.waiting.rawValue, moment.milliseconds,
                ])
            return rows.compactMap { row in
                Lane(rawValue: row[0]).map { lane in
                    WaitingCount(
                        line: Line(
                            lane: lane, application: ApplicationID(row[1]), channel: ChannelID(row[2])),
                        waiting: row[3], due: row[7], awaitingReceipt: row[4], settling: row[5],
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
                sql: """
                    SELECT count(*) FROM deliveries INDEXED BY deliveries_in_flight
                    WHERE \(DeliveryState.isInFlight)
                    """) ?? 0
        }
    }

    /// How many deliveries are held until somebody releases them.
    package func heldCount() throws(LedgerError) -> Int {
        try read("the queue") { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM deliveries INDEXED BY deliveries_held WHERE \(DeliveryState.isHeld)
                    """) ?? 0
        }
    }

    /// Lanes in which something is to be attempted that was due at `moment` or before, and since when the
    /// first of it is due.
    package func oldestDue(at moment: Timestamp) throws(LedgerError) -> [(lane: Lane, due: Timestamp)] {
        var oldest: [Lane: Timestamp] = [:]
        // What the house tells itself waits by other rules, and has its own watch.
        for (line, first) in try lines() where first <= moment && line.channel.number > 0 {
            let due = try read("the oldest due") { database in
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT due FROM deliveries INDEXED BY deliveries_due
                        WHERE \(DeliveryState.isDue) AND state = ? AND lane = ? AND app_id = ?
                          AND channel_id = ? AND due <= ?
                        ORDER BY due LIMIT 1
                        """)
                return try Int64.fetchOne(
                    statement,
                    arguments: [
                        DeliveryState.waiting.rawValue, line.lane.rawValue, line.application.key,
                        line.channel.number, moment.milliseconds,
                    ])
            }
            guard let due else { continue }
            oldest[line.lane] = min(oldest[line.lane] ?? .distantFuture, Timestamp(milliseconds: due))
        }
        return oldest.map { (lane: $0, due: $1) }.sorted { $0.lane < $1.lane }
    }

    /// How many deliveries are to be attempted that were due at `moment` or before; `most` where there are
    /// more. Looks at no more entries than that, and one for each line.
    package func dueCount(at moment: Timestamp, most: Int) throws(LedgerError) -> Int {
        var count = 0
        for (line, first) in try lines() where first <= moment && line.channel.number > 0 && count < most {
            count += try dueCount(in: line, at: moment, most: most - count)
        }
        return count
    }

    /// The same lane by lane, `most` in each.
    package func dueCounts(at moment: Timestamp, most: Int) throws(LedgerError) -> [Lane: Int] {
        var counts: [Lane: Int] = [:]
        for (line, first) in try lines() where first <= moment && line.channel.number > 0 {
            let count = counts[line.lane] ?? 0
            guard count < most else { continue }
            counts[line.lane] = count + (try dueCount(in: line, at: moment, most: most - count))
        }
        return counts
    }

    private func dueCount(in line: Line, at moment: Timestamp, most: Int) throws(LedgerError) -> Int {
        try read("what is due") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT count(*) FROM (
                      SELECT state FROM deliveries INDEXED BY deliveries_due
                      WHERE \(DeliveryState.isDue) AND lane = ? AND app_id = ? AND channel_id = ?
                        AND due <= ? LIMIT ?)
                    WHERE state = ?
                    """)
            return try Int.fetchOne(
                statement,
                arguments: [
                    line.lane.rawValue, line.application.key, line.channel.number, moment.milliseconds,
                    most, DeliveryState.waiting.rawValue,
                ]) ?? 0
        }
    }

    /// How many deliveries providers have in hand, lane by lane.
    package func inFlightCounts() throws(LedgerError) -> [Lane: Int] {
        try read("the queue") { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT lane, count(*) FROM deliveries INDEXED BY deliveries_in_flight
                    WHERE \(DeliveryState.isInFlight) GROUP BY lane
                    """)
            var counts: [Lane: Int] = [:]
            for row in rows { counts[Lane(rawValue: row[0]) ?? .bulk] = row[1] }
            return counts
        }
    }
}
