import Ledger
import Logging
import Messaging
import Synchronization
import TestSupport
import Testing

@testable import Intake

@Suite struct `What is kept for a time only` {
    private let desk: TestDesk
    private let terms = RetentionTerms(messages: .seconds(30 * 86_400), callbacks: nil)

    init() throws { desk = try TestDesk() }

    /// A clock whose sleepers need not wait: it moves to where they want it.
    private final class EagerTime: TimeSource {
        private let moment: Mutex<Timestamp>

        init(_ now: Timestamp) { moment = Mutex(now) }

        var now: Timestamp { moment.withLock(\.self) }

        func sleep(until moment: Timestamp) async {
            self.moment.withLock { $0 = max($0, moment) }
        }
    }

    /// Accepts and ends a message.
    private func end(_ bookkeeper: Bookkeeper) async throws {
        let accepted = try await desk.intake(bookkeeper).accept(TestDesk.request(), of: TestDesk.shop)
        let failed = accepted.deliveries.map {
            Event.deliveryFailed(DeliveryFailed(delivery: $0, at: desk.time.now, reason: "No."))
        }
        let position = try await bookkeeper.record(failed)
        _ = try await bookkeeper.read(after: position) { _ in }
    }

    private func size(_ bookkeeper: Bookkeeper) async throws -> LedgerSize {
        try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.size()
        }.value
    }

    @Test func `goes when its time is over, and is told of once a day`() async throws {
        try await desk.withBookkeeper { bookkeeper in
            try await end(bookkeeper)
            let time = EagerTime(desk.time.now)
            let lines = LogLines()
            let sweeper = Sweeper(
                bookkeeper: bookkeeper, terms: terms, time: time, logger: lines.logger)
            try await sweeper.turn()
            #expect(try await size(bookkeeper).oldestMessage == TestDesk.start)
            #expect(lines.all.map { $0["messages"] } == ["0"])
            await time.sleep(until: TestDesk.start + .seconds(30 * 86_400 + 3600))
            try await sweeper.turn()
            #expect(try await size(bookkeeper).oldestMessage == nil)
            #expect(lines.all.map { $0["messages"] } == ["0", "1"])
            try await sweeper.turn()
            #expect(lines.all.count == 2)
        }
    }
}
