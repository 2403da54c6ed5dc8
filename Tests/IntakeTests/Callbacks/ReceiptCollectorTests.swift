import Catalog
import Ledger
import Logging
import Messaging
import Synchronization
import TestSupport
import Testing

@testable import Intake

@Suite struct `Receipts that are fetched` {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    private func account(_ number: Int64, version: Int64 = 1, isEnabled: Bool = true) -> Account {
        Account(
            id: AccountID(number), name: "account \(number)", provider: "lines", configuration: [:],
            isEnabled: isEnabled, concurrencyMax: 1, version: version)
    }

    /// Collects with the accounts that `snapshot` has at each moment.
    private func collecting(
        _ senders: [Int64: any Sender], _ snapshot: @escaping @Sendable () -> CatalogSnapshot,
        _ body: (ReceiptHouse) async throws -> Void
    ) async throws {
        try await ReceiptHouse.run(desk, reads: false) { house in
            let collector = ReceiptCollector(
                intake: house.intake, catalog: snapshot, senders: { senders[$0.id.number] },
                time: desk.time, dice: { .random(in: .min ... .max) },
                logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await collector.run() }
                try await body(house)
                group.cancelAll()
            }
        }
    }

    private func body(_ text: String) -> PulledReceipts { .some(Array(text.utf8)) }

    /// Moves the clock from sleeper to sleeper until `isDone`.
    private func pass(until isDone: () -> Bool) async {
        while !isDone() {
            if let moment = desk.time.nextMoment { desk.time.advance(to: moment) }
            await Task.yield()
        }
    }

    @Test func `are kept in the order in which they are given, until there are no more`() async throws {
        let puller = ScriptedPuller([body("a"), body("b"), .none])
        let catalog = CatalogSnapshot(accounts: [account(1)])
        try await collecting([1: puller], { catalog }) { house in
            for text in ["a", "b"] {
                let callback = try await house.events.received()
                #expect(callback.body == Array(text.utf8) && callback.origin == .pulled)
                #expect(callback.account == AccountID(1) && callback.peer.isEmpty)
            }
        }
    }

    @Test func `are asked for again after the account's interval`() async throws {
        let puller = ScriptedPuller([.none, body("later")])
        let catalog = CatalogSnapshot(accounts: [account(1)])
        try await collecting([1: puller], { catalog }) { house in
            await pass { puller.callCount >= 2 }
            #expect(desk.time.now >= TestDesk.start + .seconds(60))
            let callback = try await house.events.received()
            #expect(callback.body == Array("later".utf8))
        }
    }

    @Test func `are asked for at once only so often`() async throws {
        let puller = ScriptedPuller((0..<30).map { body("\($0)") })
        let catalog = CatalogSnapshot(accounts: [account(1)])
        try await collecting([1: puller], { catalog }) { house in
            for _ in 0..<ReceiptCollector.callsMax { _ = try await house.events.received() }
            #expect(puller.callCount == ReceiptCollector.callsMax)
            await pass { puller.callCount > 30 }
            #expect(desk.time.now >= TestDesk.start + .seconds(60))
        }
    }

    @Test func `are asked for more and more seldom while the provider fails`() {
        let pauses = (1...6).map { ReceiptCollector.pause(after: $0, interval: .seconds(60)) }
        #expect(pauses == [60, 120, 240, 480, 600, 600].map { Duration.seconds($0) })
        #expect(ReceiptCollector.pause(after: 1000, interval: .zero) == .seconds(600))
        #expect(ReceiptCollector.pause(after: 3, interval: .seconds(900)) == .seconds(900))
    }

    @Test func `come again when the provider has recovered`() async throws {
        let puller = ScriptedPuller([.failed("no route"), .failed("no route"), body("at last")])
        let catalog = CatalogSnapshot(accounts: [account(1)])
        try await collecting([1: puller], { catalog }) { house in
            await pass { puller.callCount >= 3 }
            #expect(desk.time.now >= TestDesk.start + .seconds(60 + 120))
            let callback = try await house.events.received()
            #expect(callback.body == Array("at last".utf8))
        }
    }

    @Test func `are asked for on behalf of accounts that want it, and of no others`() async throws {
        let pushing = ScriptedPuller(every: nil, [body("never")])
        let off = ScriptedPuller([body("never")])
        let puller = ScriptedPuller([.none, .none])
        let catalog = CatalogSnapshot(accounts: [
            account(1), account(2, isEnabled: false), account(3), account(4),
        ])
        let plain = ScriptedSender { _ in AttemptResult(.uncertain) }
        try await collecting([1: pushing, 2: off, 3: plain, 4: puller], { catalog }) { _ in
            await pass { puller.callCount >= 3 }
            #expect(pushing.callCount == 0 && off.callCount == 0)
        }
    }

    @Test func `are asked for as the catalog changes`() async throws {
        let (first, second) = (ScriptedPuller([]), ScriptedPuller([]))
        let current = Mutex(CatalogSnapshot(version: 1, accounts: [account(1)]))
        try await collecting([1: first, 2: second], { current.withLock { $0 } }) { _ in
            await pass { first.callCount >= 1 }
            current.withLock {
                $0 = CatalogSnapshot(
                    version: 2, accounts: [account(1, version: 2, isEnabled: false), account(2)])
            }
            await pass { second.callCount >= 1 }
            let count = first.callCount
            await pass { second.callCount >= 5 }
            #expect(first.callCount <= count + 1)
        }
    }

    @Test func `of a provider that never answers delay no others`() async throws {
        let puller = ScriptedPuller([body("quick")])
        let catalog = CatalogSnapshot(accounts: [account(1), account(2)])
        try await collecting([1: SilentPuller(), 2: puller], { catalog }) { house in
            let callback = try await house.events.received()
            #expect(callback.account == AccountID(2))
        }
    }
}
