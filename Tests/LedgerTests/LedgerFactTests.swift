import Journal
import Messaging
import Synchronization
import Testing

@testable import Ledger

@Suite struct `What the ledger tells who counts` {
    /// Everything it was told, in order.
    private final class Counter: Sendable {
        private let heard = Mutex<(facts: [LedgerFact], syncs: [Duration])>(([], []))

        var facts: [LedgerFact] { heard.withLock { $0.facts } }
        var syncs: [Duration] { heard.withLock { $0.syncs } }

        var observer: LedgerObserver {
            LedgerObserver(
                onSync: { took in self.heard.withLock { $0.syncs.append(took) } },
                onApplied: { facts in self.heard.withLock { $0.facts += facts } })
        }
    }

    private let life = Life(1)
    private let account = AccountID(7)

    /// Records events one by one, each in a transaction of its own, and returns what was told.
    private func told(of events: [Event], in ledger: TestLedger? = nil) async throws -> Counter {
        let counter = Counter()
        let ledger = try ledger ?? TestLedger()
        try await ledger.run(observer: counter.observer) { bookkeeper in
            for event in events {
                let position = try await bookkeeper.record([event])
                _ = try await bookkeeper.read(after: position) { tables throws(LedgerError) in
                    try await tables.appliedPosition()
                }
            }
        }
        return counter
    }

    @Test func `follows a delivery from its acceptance to its end`() async throws {
        let events = [
            life.accepted(2), life.started(at: 2),
            life.finished(.deferred(.transient), .retry(at: Life.seconds(9)), at: 5),
            life.started(2, at: 10), life.finished(attempt: 2, .delivered, .done, at: 14),
        ]
        #expect(
            try await told(of: events).facts == [
                .accepted(Life.line, deliveries: 2), .attemptBegan(Life.line, waited: .seconds(2)),
                .attemptEnded(account, .deferred(.transient), took: .seconds(3)),
                .attemptBegan(Life.line, waited: .seconds(1)),
                .deliveryEnded(Life.line, .delivered, age: .seconds(14)),
                .attemptEnded(account, .delivered, took: .seconds(4)),
            ])
    }

    @Test func `says an end twice where a late receipt changes it`() async throws {
        let events = [
            life.accepted(), life.started(),
            life.finished(.accepted, .awaitReceipt(until: Life.seconds(3))),
            life.expired(.noReceipt, at: 4), life.receipt(at: 8), life.receipt(at: 9),
        ]
        #expect(
            try await told(of: events).facts.suffix(4) == [
                .deliveryEnded(Life.line, .unconfirmed, age: .seconds(4)),
                .deliveryEnded(Life.line, .delivered, age: .seconds(8)),
                .receiptArrived(account, isDelivered: true), .receiptArrived(account, isDelivered: true),
            ])
    }

    @Test func `does not know how long an attempt took that a crash ended`() async throws {
        let facts = try await told(of: [
            life.accepted(), life.started(), life.declared(.leaveUncertain, at: 60),
        ]).facts
        #expect(facts.contains(.attemptEnded(account, .uncertain, took: nil)))
    }

    @Test func `speaks of breakers that open and of alerts`() async throws {
        let breaker = { (state: BreakerState) in
            Event.breakerChanged(
                BreakerChanged(
                    account: account, at: Life.start, state: state, until: nil, openings: 1, reason: "r"))
        }
        let alert = Alert(
            kind: .disk, subject: "disk", level: .critical, at: Life.start, english: "e", chinese: "c")
        let facts = try await told(of: [breaker(.open), breaker(.closed), .alertRaised(alert)]).facts
        #expect(facts == [.breakerOpened(account), .alertRaised(.disk)])
    }

    @Test func `is told of each event once, over restarts`() async throws {
        let ledger = try TestLedger()
        let first = try await told(of: [life.accepted()], in: ledger)
        let second = try await told(of: [life.started()], in: ledger)
        #expect(first.facts.count == 1 && second.facts.count == 1)
        #expect(!first.syncs.isEmpty && first.syncs.allSatisfy { $0 > .zero })
    }
}
