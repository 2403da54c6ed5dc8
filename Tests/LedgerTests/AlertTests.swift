import Messaging
import Testing

@testable import Ledger

@Suite struct `A trouble in the tables` {
    private func raised(_ subject: String = "7", at second: Int, level: AlertLevel = .warning) -> Event {
        .alertRaised(
            Alert(
                kind: .breaker, subject: subject, level: level, at: Life.seconds(second),
                english: "since \(second)", chinese: "从\(second)起", rule: 3, details: "{}"))
    }

    private func resolved(_ subject: String = "7", at second: Int) -> Event {
        .alertResolved(AlertResolved(key: "breaker:\(subject)", at: Life.seconds(second)))
    }

    private func told(_ subject: String = "7", at second: Int, isRecovery: Bool = false) -> Event {
        .alertTold(
            AlertTold(key: "breaker:\(subject)", at: Life.seconds(second), isRecovery: isRecovery))
    }

    /// The subject of what is to be told, and whether it is over.
    private func untold(after events: [Event]) async throws -> [String] {
        try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.untoldAlerts(limit: 10)
        }.map { $0.alert.subject + ($0.isRecovery ? " is over" : "") }
    }

    @Test func `is told once while it lasts, and once when it is over`() async throws {
        let first = [raised(at: 0), raised("8", at: 1)]
        #expect(try await untold(after: first) == ["7", "8"])
        let lasting = first + [told(at: 2), told("8", at: 2), raised(at: 3), raised(at: 3601)]
        #expect(try await untold(after: lasting).isEmpty)
        let over = lasting + [resolved(at: 3700)]
        #expect(try await untold(after: over) == ["7 is over"])
        let rest = over + [told(at: 3701, isRecovery: true)]
        #expect(try await untold(after: rest).isEmpty)
    }

    @Test func `is told again when it is raised an hour after it was told`() async throws {
        let again = [raised(at: 0), told(at: 2), raised(at: 3602)]
        #expect(try await untold(after: again) == ["7"])
        #expect(try await untold(after: again + [told(at: 3603), raised(at: 3604)]).isEmpty)
    }

    @Test func `that was over before anybody was told is told, and then that it is over`() async throws {
        let blip = [raised(at: 0), resolved(at: 1)]
        #expect(try await untold(after: blip) == ["7"])
        #expect(try await untold(after: blip + [told(at: 2)]) == ["7 is over"])
        #expect(try await untold(after: blip + [told(at: 2), told(at: 3, isRecovery: true)]).isEmpty)
    }

    @Test func `that comes back is a new one`() async throws {
        let back = [raised(at: 0), told(at: 1), resolved(at: 2), raised(at: 3)]
        #expect(try await untold(after: back) == ["7 is over", "7"])
        #expect(try await untold(after: back + [told(at: 4)]) == ["7 is over"])
        #expect(try await untold(after: back + [told(at: 4, isRecovery: true)]) == ["7"])
        let (active, all) = try await TestLedger().tables(after: back) { tables throws(LedgerError) in
            (try await tables.activeAlerts(), try await tables.alerts(limit: 10))
        }
        #expect(active.map(\.number) == [2] && all.map(\.number) == [2, 1])
        #expect(all[1].resolvedAt == Life.seconds(2) && all[0].toldAt == nil)
    }

    @Test func `is counted, and shown as it was raised last`() async throws {
        let events = [raised(at: 5), raised(at: 9, level: .critical), told(at: 10)]
        let view = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.activeAlerts()
        }
        #expect(
            view == [
                AlertView(
                    number: 1,
                    alert: Alert(
                        kind: .breaker, subject: "7", level: .critical, at: Life.seconds(9),
                        english: "since 9", chinese: "从9起", rule: 3, details: "{}"),
                    raisedAt: Life.seconds(5), count: 2, toldAt: Life.seconds(10), resolvedAt: nil,
                    recoveryToldAt: nil)
            ])
    }

    @Test func `that nobody raised is nothing to be told or to be over`() async throws {
        let nothing = [resolved(at: 0), told(at: 1), told(at: 2, isRecovery: true)]
        #expect(try await untold(after: nothing).isEmpty)
    }
}
