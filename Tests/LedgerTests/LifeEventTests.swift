import Messaging
import Synchronization
import Testing

@testable import Ledger

@Suite struct `What the ledger tells of lives` {
    private let life = Life(1)
    private let account = AccountID(7)

    /// Records events one by one, each in a transaction of its own, and returns what was told.
    private func told(of events: [Event]) async throws -> [LifeEvent] {
        let heard = Told()
        try await TestLedger().run(observer: LedgerObserver.none.telling { heard.add($0) }) { bookkeeper in
            for event in events {
                let position = try await bookkeeper.record([event])
                _ = try await bookkeeper.read(after: position) { tables throws(LedgerError) in
                    try await tables.appliedPosition()
                }
            }
        }
        return heard.all
    }

    private final class Told: Sendable {
        private let events = Mutex<[LifeEvent]>([])
        var all: [LifeEvent] { events.withLock { $0 } }
        func add(_ more: [LifeEvent]) { events.withLock { $0 += more } }
    }

    private func event(
        _ what: LifeEvent.What, at second: Int, _ state: DeliveryState, attempt: Int? = nil,
        account: AccountID? = nil
    ) -> LifeEvent {
        LifeEvent(
            what, at: Life.seconds(second), delivery: life.id(), batch: nil, line: Life.line,
            recipient: Recipient("r0@example.com"), state: state, attempt: attempt, account: account)
    }

    private func finish(_ event: Event) throws -> AttemptFinished {
        guard case .attemptFinished(let finished) = event else { throw Unexpected() }
        return finished
    }

    private struct Unexpected: Error {}

    @Test func `is the whole story of a delivery, the attempt before the end`() async throws {
        let first = life.finished(.rejected(.misconfigured), .tryAnotherAccount(at: Life.seconds(5)), at: 4)
        let second = life.finished(attempt: 2, .delivered, .done, at: 9, account: 8)
        let other = AccountID(8)
        let events = [
            life.accepted(), life.started(at: 1), first, life.started(2, at: 6, account: 8), second,
        ]
        #expect(
            try await told(of: events) == [
                event(.accepted(receivers: 1, due: nil), at: 0, .waiting),
                event(.attemptBegan(insteadOf: nil), at: 1, .inFlight, attempt: 1, account: account),
                event(
                    .attemptFinished(try finish(first), took: .seconds(3)), at: 4, .waiting, attempt: 1,
                    account: account),
                event(.attemptBegan(insteadOf: account), at: 6, .inFlight, attempt: 2, account: other),
                event(
                    .attemptFinished(try finish(second), took: .seconds(3)), at: 9, .delivered, attempt: 2,
                    account: other),
                event(.ended(code: "c2", text: "t2"), at: 9, .delivered, attempt: 2, account: other),
            ])
    }

    @Test func `tells an end once, and again where a late receipt changes it`() async throws {
        let lives = try await told(of: [
            life.accepted(), life.started(), life.finished(.accepted, .awaitReceipt(until: Life.seconds(3))),
            life.expired(.noReceipt, at: 4), life.receipt(at: 8), life.receipt(at: 9),
        ])
        let ends = lives.filter { if case .ended = $0.what { true } else { false } }
        #expect(ends.map(\.state) == [.unconfirmed, .delivered])
        let receipts = lives.filter { if case .receiptArrived = $0.what { true } else { false } }
        #expect(receipts.map(\.state) == [.delivered, .delivered])
    }

    @Test func `tells what a person wanted, what came of it, and what a crash left open`() async throws {
        let lives = try await told(of: [
            life.accepted(), life.controlled(.hold, at: 1),
            life.controlled(.release(due: Life.seconds(2)), at: 2),
            life.started(at: 3), life.declared(.leaveUncertain, at: 60), life.controlled(.cancel, at: 61),
        ])
        let effects: [ControlEffect] = lives.compactMap {
            if case .controlled(_, let effect) = $0.what { effect } else { nil }
        }
        #expect(effects == [.done, .done, .ignored])
        #expect(
            lives.map(\.state) == [
                .waiting, .held, .waiting, .inFlight, .uncertain, .uncertain, .uncertain,
            ])
    }

    @Test func `is one event for a batch, whose name its deliveries carry, over restarts too`() async throws {
        let batch = Life(2) { $0.isBatch = true }
        let lives = try await told(of: [
            batch.accepted(3), batch.started(of: 1), batch.finished(of: 1, .delivered, .done),
        ])
        #expect(lives.count == 4)
        #expect(lives.allSatisfy { $0.batch == batch.message.id })
        #expect(lives[0].delivery == nil && lives[0].recipient == nil)
        #expect(lives[0].what == .accepted(receivers: 3, due: nil))
        #expect(lives[1].delivery == batch.id(1))
    }
}
