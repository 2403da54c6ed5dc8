import Catalog
import Ledger
import Logging
import Messaging
import Policy
import Synchronization
import TestSupport
import Testing

@testable import Intake

/// A ledger that lives, people who hear of alerts, and those who watch and tell.
struct AlertHouse {
    let desk: TestDesk
    let bookkeeper: Bookkeeper
    let alerts: AlertDesk
    let watch: AlertWatch
    let events: EventWatch
    let world: World

    /// How things stand, as the watch sees them.
    final class World: Sendable {
        let catalog: CatalogSnapshot
        let spending = SpendingBook()
        private let used = Mutex(0)

        init(_ catalog: CatalogSnapshot) { self.catalog = catalog }

        var quotaUsed: Int {
            get { used.withLock { $0 } }
            set { used.withLock { $0 = newValue } }
        }
    }

    static func run<Value: Sendable>(
        _ desk: TestDesk, catalog: CatalogSnapshot = catalog(), tells: Bool = true,
        _ body: (AlertHouse) async throws -> Value
    ) async throws -> Value {
        let bookkeeper = try await desk.openBookkeeper()
        let world = World(catalog)
        let dice = Mutex(Dice(seed: 5))
        let alerts = AlertDesk(
            bookkeeper: bookkeeper, catalog: { world.catalog }, host: "host-1", time: desk.time,
            dice: { dice.withLock { $0.next() } }, logger: .silent)
        let watch = AlertWatch(
            bookkeeper: bookkeeper, catalog: { world.catalog },
            sources: AlertWatch.Sources(
                quota: { application, now in
                    QuotaStanding(
                        limit: application.dailyQuota, used: world.quotaUsed, resetsAt: now + .seconds(3600))
                }, spending: world.spending, queueAgeMax: .seconds(60)), time: desk.time, logger: .silent)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            if tells { group.addTask { try await alerts.run() } }
            let house = AlertHouse(
                desk: desk, bookkeeper: bookkeeper, alerts: alerts, watch: watch,
                events: EventWatch(bookkeeper.committed()), world: world)
            let value = try await body(house)
            group.cancelAll()
            await bookkeeper.close()
            while let result = await group.nextResult() {
                if case .failure(let error as LedgerError) = result, error.kind != .closed { throw error }
            }
            return value
        }
    }

    /// A shop with a quota and a budget, and people on duty who hear of what is bad.
    static func catalog(
        targets: [AlertTarget] = [target(1, "on-call")], rules: [FailureRule] = []
    ) -> CatalogSnapshot {
        var shop = NoticeHouse.application([])
        shop.dailyQuota = 100
        shop.dailyBudget = Money(millionths: 1_000_000)
        return CatalogSnapshot(
            applications: [shop],
            accounts: [
                Account(
                    id: AccountID(7), name: "mailbox", provider: "smtp", configuration: [:], isEnabled: true,
                    concurrencyMax: 1, version: 1)
            ], rules: rules, alertTargets: targets)
    }

    static func target(
        _ number: Int64, _ name: String, medium: Medium = .email, level: AlertLevel = .info,
        kinds: Set<AlertKind> = []
    ) -> AlertTarget {
        AlertTarget(
            id: number, name: name, account: AccountID(7), medium: medium,
            receivers: [Recipient("\(name)@example.com"), Recipient("deputy@example.com")],
            lowestLevel: level, kinds: kinds, isEnabled: true)
    }

    static func breaker(_ level: AlertLevel = .critical, at moment: Timestamp) -> Alert {
        Alert(
            kind: .breaker, subject: "7", level: level, at: moment, english: "Account mailbox rests.",
            chinese: "账号 mailbox 已熔断。")
    }

    // MARK: What happens

    func record(_ events: Event...) async throws { try await bookkeeper.record(events) }

    /// Lets the desk look at the tables as they are with all that was recorded, and returns the messages that
    /// tell the next alert.
    func told() async throws -> [MessageAccepted] {
        _ = try await active()
        alerts.ring()
        var told: [MessageAccepted] = []
        while true {
            let event = try await events.next { event in
                switch event {
                case .messageAccepted, .alertTold: event
                default: nil
                }
            }
            guard case .messageAccepted(let accepted) = event else { return told }
            told.append(accepted)
        }
    }

    func active() async throws -> [AlertView] {
        try await ask { tables throws(LedgerError) in try await tables.activeAlerts() }
    }

    func untold() async throws -> [AlertView] {
        try await ask { tables throws(LedgerError) in try await tables.untoldAlerts(limit: 100) }
    }

    /// Expects that exactly this is wrong once the watch has looked.
    func finds(_ keys: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws {
        // The tables have what was recorded before it looks.
        _ = try await active()
        try await watch.look()
        #expect(try await active().map(\.alert.key) == keys, sourceLocation: sourceLocation)
    }

    func ask<Value: Sendable>(_ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value)
        async throws -> Value
    {
        let reading = try await bookkeeper.read(after: bookkeeper.durable, query)
        try #require(!reading.isBehind)
        return reading.value
    }
}
