import Messaging

@testable import Ledger

extension Life {
    /// That many days after the start, from which all is reckoned.
    static func days(_ days: Int) -> Timestamp { seconds(days * 86_400) }
}

extension Bookkeeper {
    /// Sweeps to the end as if it were that many days after the start, and returns how each step left it.
    @discardableResult
    func sweep(_ terms: RetentionTerms = .month, onDay day: Int = 100) async throws -> [Sweep] {
        _ = try await read(after: durable) { _ in }
        var steps: [Sweep] = []
        var sweep = Sweep(keeping: terms, at: Life.days(day))
        while !sweep.isOver {
            sweep = try await advance(sweep)
            steps.append(sweep)
        }
        return steps
    }
}

extension RetentionTerms {
    /// Thirty days.
    static let month = RetentionTerms(messages: .seconds(30 * 86_400), callbacks: .seconds(30 * 86_400))
}

extension TestLedger {
    /// How many rows each table has; those with none are left out.
    func counts() throws -> [String: Int] {
        let tables = [
            "messages", "attachments", "deliveries", "attempts", "controls", "notices", "guarded", "days",
            "idempotency", "callbacks", "parked_receipts", "alerts", "hourly", "quotas", "spending",
        ]
        var counts: [String: Int] = [:]
        for table in tables {
            let count = try rows("SELECT 1 FROM \(table)").count
            if count > 0 { counts[table] = count }
        }
        return counts
    }

    /// Rows of what belongs to a message or a delivery that is not there.
    func orphans() throws -> [String] {
        try rows(
            """
            SELECT number FROM deliveries WHERE message NOT IN (SELECT number FROM messages)
            UNION ALL SELECT message FROM attachments WHERE message NOT IN (SELECT number FROM messages)
            UNION ALL SELECT delivery FROM attempts WHERE delivery NOT IN (SELECT number FROM deliveries)
            UNION ALL SELECT delivery FROM controls WHERE delivery NOT IN (SELECT number FROM deliveries)
            UNION ALL SELECT delivery FROM notices WHERE delivery NOT IN (SELECT number FROM deliveries)
            UNION ALL SELECT number FROM guarded WHERE number NOT IN (SELECT number FROM deliveries)
            """)
    }
}
