import Messaging
import Testing

@testable import Ledger

@Suite struct `A batch in the tables` {
    private let soon = Life.seconds(60)
    private let batch = Life(2) { $0.isBatch = true }

    private var events: [Event] {
        [
            Life(1).accepted(2), batch.accepted(4), batch.started(of: 0), batch.started(of: 1),
            batch.finished(of: 0, .delivered, .done),
            batch.finished(of: 1, .rejected(.permanent), .fail), batch.controlled(.hold, of: 2),
            Life(3).accepted(),
        ]
    }

    private func read<Value: Sendable>(
        _ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value
    ) async throws -> Value {
        try await TestLedger().tables(after: events, query)
    }

    @Test func `is counted by state`() async throws {
        let batch = batch
        let found = try await read { tables throws(LedgerError) in try await tables.batch(batch.message.id) }
        #expect(found?.message == batch.message && found?.total == 4)
        #expect(found?.counts == [.delivered: 1, .failed: 1, .held: 1, .waiting: 1])
        let single = Life(1).message.id
        #expect(try await read { tables throws(LedgerError) in try await tables.batch(single) } == nil)
    }

    @Test func `is listed in the request's order, all of it or what stands somewhere`() async throws {
        let batch = batch
        func ids(
            _ state: DeliveryState?, after number: Int64 = 0, limit: Int = 9
        ) async throws -> [DeliveryID] {
            try await read { tables throws(LedgerError) in
                try await tables.deliveries(
                    ofBatch: batch.message.id, in: state, after: number, limit: limit)
            }.map(\.delivery.id)
        }
        #expect(try await ids(nil) == (0..<4).map { batch.id($0) })
        #expect(try await ids(nil, after: 3, limit: 2) == [batch.id(1), batch.id(2)])
        #expect(try await ids(.failed) == [batch.id(1)])
        #expect(try await ids(.failed, after: 4).isEmpty)
        let unknown = MessageID(UniqueID(high: 9, low: 9))
        let none = try await read { tables throws(LedgerError) in
            try await tables.deliveries(ofBatch: unknown, in: nil, after: 0, limit: 9).count
        }
        #expect(none == 0)
    }

    @Test func `tells which deliveries repeat one of it`() async throws {
        let batch = batch
        let again = [Life(4), Life(5)]
        let repeats = again.map { $0.accepted(resentFrom: batch.id(1)) }
        let (found, view) = try await TestLedger().tables(after: events + repeats) {
            tables throws(LedgerError) in
            (try await tables.resends(of: batch.id(1)), try await tables.delivery(again[0].id()))
        }
        #expect(found == again.map { $0.id() } && view?.resentFrom == batch.id(1))
        #expect(view?.line == batch.line && view?.expiresAt == Life.seconds(86_400))
    }

    @Test func `waits until it is day where its recipients live`() async throws {
        let batch = batch
        let late = soon
        let view = try await TestLedger().tables(after: [batch.accepted(notBefore: late)]) {
            tables throws(LedgerError) in try await tables.delivery(batch.id())
        }
        #expect(view?.due == late && view?.state == .waiting)
    }
}
