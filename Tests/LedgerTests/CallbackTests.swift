import Messaging
import Testing

@testable import Ledger

@Suite struct `A callback in the tables` {
    private let first = Callback(1)
    private let second = Callback(2, account: 8)
    private let third = Callback(3)

    private func read<Value: Sendable>(
        after events: [Event], _ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value
    ) async throws -> Value {
        try await TestLedger().tables(after: events, query)
    }

    @Test func `waits to be read, the oldest first`() async throws {
        let events = [first.received(), second.received(), third.received(), first.read()]
        let unread = try await read(after: events) { tables throws(LedgerError) in
            try await tables.unreadCallbacks(limit: 10)
        }
        #expect(unread == [second.content(), third.content()])
        let one = try await read(after: events) { tables throws(LedgerError) in
            try await tables.unreadCallbacks(limit: 1)
        }
        #expect(one == [second.content()])
    }

    @Test func `is shown with what became of it, the newest first, with the beginning of its body`()
        async throws
    {
        let events = [
            first.received(bytes: 5000), first.read([Callback.notice("x")], matched: 2, problem: "No field."),
            second.received(), third.received(),
        ]
        let all = try await read(after: events) { tables throws(LedgerError) in
            try await tables.callbacks(account: nil, limit: 10)
        }
        #expect(all.map(\.callback.id) == [third.id, second.id, first.id])
        #expect(all[0].callback == third.content() && all[0].readAt == nil && all[0].bodyBytes == 3)
        #expect(all[2].callback == first.content(bytes: 4096) && all[2].bodyBytes == 5000)
        #expect(all[2].readAt == Life.seconds(6) && all[2].matched == 2 && all[2].parked == 1)
        #expect(all[2].problem == "No field.")
        let some = try await read(after: events) { tables throws(LedgerError) in
            try await tables.callbacks(account: AccountID(7), limit: 1)
        }
        #expect(some.map(\.callback.id) == [third.id])
    }

    @Test func `is read once`() async throws {
        let events = [first.received(), first.read(matched: 1), first.read([Callback.notice("x")])]
        let (views, parked) = try await read(after: events) { tables throws(LedgerError) in
            (try await tables.callbacks(account: nil, limit: 1), try await tables.parkedCount())
        }
        #expect(views[0].matched == 1 && views[0].parked == 0 && parked == 0)
    }

    @Test func `that nobody received cannot be read`() async throws {
        let ledger = try TestLedger()
        let reading = first.read()
        let error = await #expect(throws: LedgerError.self) {
            try await ledger.run { bookkeeper in
                try await bookkeeper.record([reading])
                try await bookkeeper.run()
            }
        }
        #expect(error?.kind == .damaged)
    }
}
