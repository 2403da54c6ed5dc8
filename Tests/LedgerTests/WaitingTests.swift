import Messaging
import Testing

@testable import Ledger

@Suite struct `Work that waits in the ledger` {
    private let code = Life(1, messageClass: .code)
    private let early = Life(2, scheduledAt: Life.seconds(10))
    private let late = Life(3, scheduledAt: Life.seconds(900))
    private let other = Life(4, app: "other")
    private let over = Life(5)
    private let flying = Life(6, messageClass: .alert)
    private let receipt = Life(7)
    private let asked = Life(8, app: "asking")

    private var events: [Event] {
        [
            late.accepted(), early.accepted(2), code.accepted(), other.accepted(), over.accepted(),
            over.expired(.tooLateToSend), flying.accepted(), flying.started(2, account: 9),
            receipt.accepted(),
            receipt.started(), receipt.finished(.accepted, .awaitReceipt(until: Life.seconds(300))),
            asked.accepted(2), asked.started(of: 0), asked.started(of: 1),
            asked.finished(of: 0, .uncertain, .ask(at: Life.seconds(60))),
            asked.finished(of: 1, .accepted, .ask(at: Life.seconds(70))),
        ]
    }

    private func read<Value: Sendable>(
        _ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value
    ) async throws -> Value {
        try await TestLedger().tables(after: events, query)
    }

    @Test func `is found line by line, with the time of the first of each`() async throws {
        let lines = try await read { tables throws(LedgerError) in try await tables.lines() }
        #expect(lines.map(\.line) == [code.line, asked.line, other.line, early.line])
        #expect(lines.map(\.due) == [Life.start, Life.seconds(60), Life.start, Life.seconds(10)])
    }

    @Test func `tells what is to be asked from what is to be awaited`() async throws {
        let line = asked.line
        let found = try await read { tables throws(LedgerError) in
            try await tables.waiting(in: line, dueBy: Life.seconds(5000), limit: 10).deliveries
        }
        #expect(found.map(\.delivery.id) == [asked.id(0), asked.id(1)])
        #expect(found.map(\.purpose) == [.inquiry, .inquiry])
        #expect(found.map(\.due) == [Life.seconds(60), Life.seconds(70)])
        #expect(found.map(\.attempts) == [1, 1])
    }

    @Test func `comes in the order of its time, up to a moment and a number`() async throws {
        let line = early.line
        let all = try await read { tables throws(LedgerError) in
            try await tables.waiting(in: line, dueBy: Life.seconds(5000), limit: 10)
        }
        #expect(all.deliveries.map(\.delivery.id) == [early.id(0), early.id(1), receipt.id(), late.id()])
        #expect(all.deliveries.map(\.purpose) == [.attempt, .attempt, .receipt, .attempt])
        #expect(all.deliveries.map(\.attempts) == [0, 0, 1, 0])
        #expect(all.beyond == nil)
        let near = try await read { tables throws(LedgerError) in
            try await tables.waiting(in: line, dueBy: Life.seconds(300), limit: 10)
        }
        #expect(near.deliveries.map(\.delivery.id) == [early.id(0), early.id(1), receipt.id()])
        #expect(near.beyond == Life.seconds(900))
        let few = try await read { tables throws(LedgerError) in
            try await tables.waiting(in: line, dueBy: Life.seconds(5000), limit: 1)
        }
        #expect(few.deliveries.map(\.delivery.id) == [early.id(0)])
        #expect(few.beyond == Life.seconds(10))
    }

    @Test func `brings all that an attempt needs`() async throws {
        let line = early.line
        let first = try await read { tables throws(LedgerError) in
            try await tables.waiting(in: line, dueBy: Life.seconds(10), limit: 1).deliveries
        }
        #expect(
            first == [
                WaitingDelivery(
                    delivery: Delivery(id: early.id(), recipient: Recipient("r0@example.com")),
                    message: early.message.id,
                    line: line, purpose: .attempt, due: Life.seconds(10), expiresAt: Life.seconds(86_400),
                    attempts: 0,
                    excluded: [])
            ])
    }

    @Test func `does not hide the attempts that nobody ended`() async throws {
        let open = try await read { tables throws(LedgerError) in try await tables.openAttempts() }
        #expect(open.map(\.attempt) == [AttemptID(delivery: flying.id(), number: 2)])
        #expect(open.map(\.account) == [AccountID(9)])
        #expect(open.map(\.messageClass) == [.alert])
        #expect(open.map(\.expiresAt) == [Life.seconds(86_400)])
        #expect(try await read { tables throws(LedgerError) in try await tables.inFlightCount() } == 1)
    }

    @Test func `is counted line by line`() async throws {
        let counts = try await read { tables throws(LedgerError) in try await tables.waitingCounts() }
        #expect(counts.map(\.line) == [code.line, asked.line, other.line, early.line])
        #expect(counts.map(\.waiting) == [1, 0, 1, 3])
        #expect(counts.map(\.awaitingReceipt) == [0, 1, 0, 1])
        #expect(counts.map(\.settling) == [0, 1, 0, 0])
        #expect(counts.map(\.firstDue) == [Life.start, Life.seconds(60), Life.start, Life.seconds(10)])
    }

    @Test func `remembers the fingerprints of its requests, the newest first`() async throws {
        let all = try await read { tables throws(LedgerError) in
            try await tables.fingerprints(since: Life.start, limit: 100)
        }
        #expect(all == [8, 7, 6, 5, 4, 1, 2, 3])
        let few = try await read { tables throws(LedgerError) in
            try await tables.fingerprints(since: Life.start, limit: 2)
        }
        #expect(few == [8, 7])
        let none = try await read { tables throws(LedgerError) in
            try await tables.fingerprints(since: Life.seconds(1), limit: 2)
        }
        #expect(none.isEmpty)
    }

    @Test func `tells how long something has been due, lane by lane`() async throws {
        let events = [
            receipt.accepted(), receipt.started(),
            receipt.finished(.accepted, .awaitReceipt(until: Life.seconds(20))), early.accepted(),
            other.accepted(), other.controlled(.hold), code.accepted(), late.accepted(),
        ]
        for (second, lanes, due) in [
            (9, [Lane.urgent], [0]), (20, [.urgent, .normal], [0, 10]), (900, [.urgent, .normal], [0, 10]),
        ] {
            let oldest = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
                try await tables.oldestDue(at: Life.seconds(second))
            }
            #expect(oldest.map(\.lane) == lanes && oldest.map(\.due) == due.map(Life.seconds))
        }
    }

    @Test func `tells how many are due, and stops counting where that is enough`() async throws {
        let events = [
            receipt.accepted(), receipt.started(),
            receipt.finished(.accepted, .awaitReceipt(until: Life.seconds(20))), early.accepted(),
            other.accepted(), other.controlled(.hold), code.accepted(), late.accepted(),
        ]
        for (second, most, due) in [(9, 100, 1), (20, 100, 2), (900, 100, 3), (900, 1, 1)] {
            let count = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
                try await tables.dueCount(at: Life.seconds(second), most: most)
            }
            #expect(count == due)
        }
    }

    @Test func `tells how many are due and in flight, lane by lane`() async throws {
        let (due, inFlight, lines) = try await read { tables throws(LedgerError) in
            (
                try await tables.dueCounts(at: Life.seconds(20), most: 2),
                try await tables.inFlightCounts(), try await tables.waitingCounts(dueAt: Life.seconds(20))
            )
        }
        #expect(due == [.urgent: 1, .normal: 2])
        #expect(inFlight == [.urgent: 1])
        #expect(lines.map(\.due) == [1, 0, 1, 2])
    }
}
