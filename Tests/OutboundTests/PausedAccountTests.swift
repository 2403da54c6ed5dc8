import Catalog
import Ledger
import Messaging
import Synchronization
import TestSupport
import Testing

@testable import Outbound

@Suite(.timeLimit(.minutes(5))) struct `A dispatcher with a paused account` {
    private typealias House = TestHouse

    /// The catalog, for a test to change.
    private final class Settings: Sendable {
        private let current: Mutex<CatalogSnapshot>
        init(paused: Set<Int64>) { current = Mutex(TestHouse.catalog(version: 1, paused: paused)) }
        var snapshot: CatalogSnapshot { current.withLock { $0 } }
        func resume() { current.withLock { $0 = TestHouse.catalog(version: 2) } }
    }

    private let house: TestHouse
    private let calls = CallLog()

    init() throws { house = try TestHouse() }

    @Test func `uses the one that stands in, and keeps the reason`() async throws {
        let settings = Settings(paused: [1])
        let senders = [1, 2].map { number in (Int64(number), calls.sender(Int64(number)) { _ in .delivered })
        }
        let byAccount = Dictionary(uniqueKeysWithValues: senders)
        try await house.run(byAccount, catalog: { settings.snapshot }) { running in
            try await running.bookkeeper.record([House.message(1)])
            let choice = try await running.watch.next { event -> String? in
                guard case .attemptStarted(let started) = event else { return nil }
                return started.choice
            }
            #expect(choice == "account 2 is the first choice; account 1: paused by the operator")
            _ = try await running.watch.finished()
        }
        #expect(calls.all.map(\.account) == [2])
    }

    @Test func `lets messages wait where there is no other, and sends them once it is resumed`() async throws
    {
        let settings = Settings(paused: [3])
        let sender = calls.sender(3) { _ in .delivered }
        try await house.run([3: sender], catalog: { settings.snapshot }) { running in
            try await running.bookkeeper.record([House.message(1, channel: 2)])
            let end = running.bookkeeper.durable
            while await running.dispatcher.consumedPosition() < end { await Task.yield() }
            running.dispatcher.lookAgain()
            _ = await running.dispatcher.activeCount
            #expect(calls.all.isEmpty)
            settings.resume()
            running.dispatcher.lookAgain()
            #expect(try await running.watch.finished().disposition == .done)
        }
    }

    @Test func `has a delivery that it failed on the other account tried there again`() async throws {
        let settings = Settings(paused: [2])
        let sender = calls.sender(1) { $0.attempt.number == 1 ? .deferred(.transient) : .delivered }
        try await house.run([1: sender], catalog: { settings.snapshot }) { running in
            try await running.bookkeeper.record([House.message(1)])
            let first = try await running.watch.finished()
            running.time.advance(to: House.start + .seconds(600))
            #expect(try await running.watch.finished().account == first.account)
        }
        #expect(calls.all.map(\.account) == [1, 1])
    }
}
