import FoundationEssentials
import GRDB
import Messaging

/// A way through the deliveries, in the order of their numbers, that passes as few as it can of those that
/// somebody does not want to see.
struct DeliverySearch {
    let filter: DeliveryFilter

    /// The numbers of what matches, and the number to go on after.
    func numbers(
        after number: Int64, limit: Int, in database: Database
    ) throws -> (found: [Int64], next: Int64?) {
        guard let range = try range(after: number, in: database) else { return ([], nil) }
        let (rows, start) = source(range)
        let (condition, rest) = fits
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT d.number, \(condition) FROM \(rows) ORDER BY d.number LIMIT ?
                """,
            arguments: rest + start + [LedgerReader.searchRowsMax + 1])
        var (found, seen, last): ([Int64], Int, Int64) = ([], 0, number)
        while let row = try cursor.next() {
            guard found.count < limit, seen < LedgerReader.searchRowsMax else { return (found, last) }
            (seen, last) = (seen + 1, row[0])
            if row[1] { found.append(last) }
        }
        return (found, nil)
    }

    /// Between which numbers all that matches lies; nil where nothing can match.
    private func range(after number: Int64, in database: Database) throws -> ClosedRange<Int64>? {
        var (first, last) = (number + 1, Int64.max)
        if let batch = filter.batch {
            guard let rows = try BatchRange.fetch(batch, from: database) else { return nil }
            (first, last) = (max(first, rows.first), rows.last)
        }
        if filter.since != nil || filter.until != nil {
            let row = try Row.fetchOne(
                database,
                sql: "SELECT min(first_delivery), max(last_delivery) FROM days WHERE day BETWEEN ? AND ?",
                arguments: [firstDay, lastDay])
            guard let row, let begin = row[0] as Int64?, let end = row[1] as Int64? else { return nil }
            (first, last) = (max(first, begin), min(last, end))
        }
        return first <= last ? first...last : nil
    }

    private var firstDay: Int64 { filter.since.map { $0.ledgerDay } ?? .min }
    private var lastDay: Int64 { filter.until.map { $0.ledgerDay } ?? .max }

    /// The rows to look through: the narrowest index that the filter allows.
    private func source(_ range: ClosedRange<Int64>) -> (rows: String, arguments: StatementArguments) {
        let between: StatementArguments = [range.lowerBound, range.upperBound]
        let numbers = "d.number BETWEEN ? AND ?"
        if let recipient = filter.recipient, filter.batch == nil {
            // The plus takes the column's affinity away: an index on an expression has none, and would not be
            // used for a comparison with one that has.
            return (
                """
                days CROSS JOIN deliveries AS d INDEXED BY deliveries_recipient
                WHERE days.day BETWEEN ? AND ? AND d.accepted_at / 86400000 = +days.day AND d.recipient = ?
                AND \(numbers)
                """, [firstDay, lastDay, recipient.address] + between
            )
        }
        guard filter.states.count == 1, filter.batch == nil, let state = filter.states.first else {
            return ("deliveries AS d WHERE \(numbers)", between)
        }
        switch state {
        case .inFlight:
            let rows = "deliveries AS d INDEXED BY deliveries_in_flight"
            return ("\(rows) WHERE \(DeliveryState.isInFlight) AND \(numbers)", between)
        case .held:
            let rows = "deliveries AS d INDEXED BY deliveries_held"
            return ("\(rows) WHERE \(DeliveryState.isHeld) AND \(numbers)", between)
        case .unconfirmed, .failed, .expired, .uncertain, .cancelled:
            let rows = "deliveries AS d INDEXED BY deliveries_trouble"
            return (
                "\(rows) WHERE \(DeliveryState.isTrouble) AND state = ? AND \(numbers)",
                [state.rawValue] + between
            )
        case .waiting, .awaitingReceipt, .settling, .delivered:
            return ("deliveries AS d WHERE \(numbers)", between)
        }
    }

    /// The filter as a condition on a row.
    private var fits: (condition: String, arguments: StatementArguments) {
        var conditions = ["1"]
        var arguments: StatementArguments = []
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        if !filter.states.isEmpty {
            // Numbers of a closed list, not texts of somebody's.
            let states = filter.states.map { String($0.rawValue) }.joined(separator: ", ")
            conditions.append("d.state IN (\(states))")
        }
        add("d.app_id = ?", filter.application?.key)
        add("d.channel_id = ?", filter.channel?.number)
        add("d.account_id = ?", filter.account?.number)
        add("d.recipient = ?", filter.recipient?.address)
        add("d.code = ?", filter.code)
        if filter.wasTried { add("(d.state <> ? OR d.attempts > 0)", DeliveryState.waiting.rawValue) }
        add(
            "(SELECT class FROM messages AS m WHERE m.number = d.message) = ?", filter.messageClass?.rawValue)
        add("d.accepted_at >= ?", filter.since?.milliseconds)
        add("d.accepted_at < ?", filter.until?.milliseconds)
        return (conditions.joined(separator: " AND "), arguments)
    }
}
