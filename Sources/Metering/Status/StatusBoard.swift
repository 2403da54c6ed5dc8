package import Archive
import Catalog
package import Ledger
import Messaging
import Policy

/// Where the house's status is read. Cheap, however much waits: what is due is counted up to a limit, and
/// what else waits as seldom as ``MetricsPage`` does it.
package struct StatusBoard: Sendable {
    /// So many due deliveries of a lane are counted anew each time; more are as many as a while ago.
    private static let dueMax = 10_000
    private static let windows: [(name: String, length: Duration)] = [
        ("minute", .seconds(60)), ("five_minutes", .seconds(300)), ("hour", .seconds(3600)),
    ]

    private let page: MetricsPage
    private let hold: @Sendable () -> Hold?
    private let drain: @Sendable () -> Hold?

    /// A board that looks where `page` looks.
    package init(
        page: MetricsPage, hold: @escaping @Sendable () -> Hold?, drain: @escaping @Sendable () -> Hold?
    ) {
        self.page = page
        self.hold = hold
        self.drain = drain
    }

    /// What is read of the tables each time.
    private struct Tables: Sendable {
        let due: [Lane: Int]
        let oldest: [(lane: Lane, due: Timestamp)]
        let inFlight: [Lane: Int]
        let held: Int
        let breakers: [BreakerChanged]
        let alerts: [AlertView]
    }

    /// The house as it is now.
    ///
    /// - Throws: ``LedgerError`` when the tables cannot be read.
    package func status() async throws(LedgerError) -> HouseStatus {
        let machine = await page.sources.machine()
        let windows = await page.sources.windows()
        let waiting = try await page.queue.reading().lines.filter { $0.line.channel.number > 0 }
        let now = page.time.now
        let tables = try await page.bookkeeper.read(after: .start) { tables throws(LedgerError) in
            Tables(
                due: try await tables.dueCounts(at: now, most: Self.dueMax),
                oldest: try await tables.oldestDue(at: now), inFlight: try await tables.inFlightCounts(),
                held: try await tables.heldCount(), breakers: try await tables.breakers(),
                alerts: try await tables.activeAlerts())
        }.value
        let accounts = page.catalog().accounts.map { account in
            AccountStanding(
                account, windows[account.id] ?? AccountWindow(limit: account.concurrencyMax),
                change: tables.breakers.first { $0.account == account.id }, at: now)
        }
        return HouseStatus(
            at: now, machine: machine, hold: hold(), drain: drain(),
            isTakingWork: page.sources.isTakingWork(), lagBytes: page.bookkeeper.lag,
            lagBytesMax: page.limits.lagBytesMax,
            lanes: Lane.allCases.map { Self.status(of: $0, tables, waiting) }, held: tables.held,
            accounts: accounts,
            rates: Self.windows.map { name, length in
                let (traffic, span) = page.meters.traffic.reading(of: length, since: machine.startedAt)
                return HouseStatus.Rate(name: name, traffic: traffic, span: span)
            },
            alerts: tables.alerts)
    }

    private static func status(of lane: Lane, _ tables: Tables, _ waiting: [WaitingCount]) -> LaneStatus {
        let lines = waiting.filter { $0.line.lane == lane }
        let dueBefore = lines.reduce(0) { $0 + $1.due }
        let due = tables.due[lane] ?? 0
        var status = LaneStatus(lane)
        status.due = due < dueMax ? due : max(due, dueBefore)
        status.later = lines.reduce(0) { $0 + $1.waiting } - dueBefore
        status.inFlight = tables.inFlight[lane] ?? 0
        status.awaitingReceipt = lines.reduce(0) { $0 + $1.awaitingReceipt + $1.settling }
        status.oldestDue = tables.oldest.first { $0.lane == lane }?.due
        return status
    }
}
