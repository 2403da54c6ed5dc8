package import Catalog
package import Ledger
package import Logging
package import Messaging
package import Policy
import ServiceLifecycle
import Synchronization

/// Looks every few seconds at what no event tells: quotas, budgets, how long messages wait, the disk,
/// receipts that match nothing. What it finds is recorded when it begins and when it is over, and not in
/// between.
package actor AlertWatch: Service {
    /// What it looks at besides the tables.
    package struct Sources: Sendable {
        let quota: @Sendable (Application, Timestamp) -> QuotaStanding
        let spending: SpendingBook
        let queueAgeMax: Duration

        /// - Parameters:
        ///   - quota: how much of its quota an application has used today.
        ///   - queueAgeMax: a message that is due may wait for so long.
        package init(
            quota: @escaping @Sendable (Application, Timestamp) -> QuotaStanding, spending: SpendingBook,
            queueAgeMax: Duration
        ) {
            self.quota = quota
            self.spending = spending
            self.queueAgeMax = queueAgeMax
        }
    }

    private let bookkeeper: Bookkeeper
    private let catalog: @Sendable () -> CatalogSnapshot
    private let sources: Sources
    private let time: any TimeSource
    private let logger: Logger
    private nonisolated let isDiskLow = Mutex(false)

    /// The end of what this watch recorded; the tables must have come there before it looks again.
    private var recorded = Position.start
    private var receiptsLookedAt: Timestamp?
    private var receipts: [AccountID: Int] = [:]

    private static let interval = Duration.seconds(5)
    private static let receiptsInterval = Duration.seconds(60)
    /// A receipt may come before the answer that it is about, but not by so much.
    private static let receiptPatience = Duration.seconds(600)
    private static let receiptsMax = 100
    /// Parked receipts that are counted at a time; an account with more is no better.
    private static let countedMax = 2000
    /// A rule that asks for no alert in so long has nothing more to tell.
    private static let quiet = Duration.seconds(900)

    /// A watch that does nothing before ``run()``.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot, sources: Sources,
        time: any TimeSource, logger: Logger
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.sources = sources
        self.time = time
        self.logger = logger
    }

    /// Says whether the disk is nearly full, which only the program can see. Cheap, and never waits.
    package nonisolated func setDiskLow(_ isLow: Bool) { isDiskLow.withLock { $0 = isLow } }

    /// Looks every few seconds, until the service is told to stop. One task runs it, once.
    ///
    /// - Throws: ``LedgerError`` when the house can keep nothing any more; the daemon must stop.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await self.turn()
                await self.time.sleep(until: self.time.now + Self.interval)
            }
        }
    }

    private func turn() async throws(LedgerError) {
        do {
            try await look()
        } catch {
            guard !Task.isCancelled else { return }
            guard error.kind != .closed, error.kind != .damaged else { throw error }
            logger.warning("troubles could not be looked for", metadata: ["reason": "\(error)"])
        }
    }

    /// Looks once.
    func look() async throws(LedgerError) {
        let now = time.now
        let tables = try await bookkeeper.read(after: recorded) { tables throws(LedgerError) in
            (active: try await tables.activeAlerts(), due: try await tables.oldestDue(at: now))
        }
        guard !tables.isBehind else { return }
        if now >= (receiptsLookedAt.map { $0 + Self.receiptsInterval } ?? now) {
            receipts = try await parkedReceipts(at: now)
            receiptsLookedAt = now
        }
        let catalog = catalog()
        let known = ActiveAlerts(tables.value.active)
        let found =
            limits(in: catalog, at: now) + waiting(tables.value.due, known, at: now)
            + unmatched(in: catalog, known, at: now) + (isDiskLow.withLock { $0 } ? [.diskLow(at: now)] : [])
        let events =
            known.changes(to: found, at: now) + known.endings(in: catalog, quietSince: now, for: Self.quiet)
        guard !events.isEmpty else { return }
        recorded = try await bookkeeper.record(events, finishesAccepted: true)
    }

    private func limits(in catalog: CatalogSnapshot, at now: Timestamp) -> [Alert] {
        let applications = catalog.applications.flatMap { application -> [Alert] in
            let quota = Alert.quota(of: application, sources.quota(application, now), at: now)
            guard let limit = application.dailyBudget else { return quota }
            let day = catalog.zone(of: application).day(of: now)
            let spent = sources.spending.spent(by: .application(application.id), on: day)
            return quota
                + Alert.budget(
                    of: application.id.key,
                    ("Application \(application.name)", "应用 \(application.name)"),
                    spent: spent, nextCost: .zero, limit: limit, at: now)
        }
        let today = catalog.houseZone.day(of: now)
        return applications
            + catalog.accounts.flatMap { account -> [Alert] in
                guard let limit = account.dailyBudget else { return [] }
                return Alert.budget(
                    of: "\(account.id)", ("Account \(account.name)", "账号 \(account.name)"),
                    spent: sources.spending.spent(by: .account(account.id), on: today),
                    nextCost: account.price ?? .zero, limit: limit, at: now)
            }
    }

    /// A lane whose alert is active must come down to half of what raised it.
    private func waiting(
        _ oldest: [(lane: Lane, due: Timestamp)], _ known: ActiveAlerts, at now: Timestamp
    ) -> [Alert] {
        oldest.compactMap { lane, due in
            let alert = Alert.queueAge(of: lane, since: due, at: now)
            let limit = known.holds(alert) ? sources.queueAgeMax / 2 : sources.queueAgeMax
            return now - due > limit ? alert : nil
        }
    }

    private func unmatched(in catalog: CatalogSnapshot, _ known: ActiveAlerts, at now: Timestamp) -> [Alert] {
        receipts.sorted { $0.key < $1.key }.compactMap { account, count in
            let name = catalog.account(account)?.name ?? "\(account)"
            let alert = Alert.receipts(of: name, number: account, count: count, at: now)
            return count > (known.holds(alert) ? Self.receiptsMax / 2 : Self.receiptsMax) ? alert : nil
        }
    }

    private func parkedReceipts(at now: Timestamp) async throws(LedgerError) -> [AccountID: Int] {
        let old = Timestamp(milliseconds: now.milliseconds - Self.receiptPatience.milliseconds)
        return try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            guard try await tables.parkedCount() > Self.receiptsMax / 2 else { return [:] }
            let parked = try await tables.parkedBefore(old, limit: Self.countedMax)
            return Dictionary(grouping: parked, by: \.account).mapValues(\.count)
        }.value
    }
}
