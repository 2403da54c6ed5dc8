import Ledger
import Messaging

/// Reads what waits, every few seconds at most, and for at most a hundredth of the time: the tables count
/// waiting deliveries one by one, half a second for a million of them, and others read there too.
actor QueueGauge {
    private static let freshnessMin = Duration.seconds(5)
    private static let freshnessPerCost = 100

    private let bookkeeper: Bookkeeper
    private let time: any TimeSource
    private var last: (reading: QueueReading, at: Timestamp, freshFor: Duration)?
    private var isReading = false

    init(bookkeeper: Bookkeeper, time: any TimeSource) {
        self.bookkeeper = bookkeeper
        self.time = time
    }

    /// What waits, or waited a moment ago; while somebody else looks, as it was before.
    func reading() async throws(LedgerError) -> QueueReading {
        let now = time.now
        if let last, isReading || (.zero..<last.freshFor).contains(now - last.at) { return last.reading }
        isReading = true
        defer { isReading = false }
        let reading = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            try await QueueReading(tables, at: now)
        }.value
        let cost = max(.zero, time.now - now)
        last = (reading, now, max(Self.freshnessMin, cost * Self.freshnessPerCost))
        return reading
    }
}
