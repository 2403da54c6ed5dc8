package import Catalog
package import Ledger
package import Logging
package import Messaging
import Policy
import ServiceLifecycle

/// Attempts what is due. Owns the schedule, the accounts' windows and the router; nobody else sees them.
///
/// It follows the journal: what it decides becomes an event, and only the event, once durable, changes the
/// schedule. So a restart continues where the journal ends. Attempts are child tasks; each takes a permit
/// of its account, makes ``Event/attemptStarted(_:)`` durable, sends, and makes the outcome durable.
package actor Dispatcher: Service {
    let bookkeeper: Bookkeeper
    let catalog: @Sendable () -> CatalogSnapshot
    let senders: @Sendable (Account) -> (any Sender)?
    let time: any TimeSource
    let dice: @Sendable () -> UInt64
    let limits: OutboundLimits
    let logger: Logger
    private let bell = Bell()

    private var schedule: Schedule
    private var router = Router()
    private var windows: AccountWindows
    private var contents: ContentCache
    /// Channels that wait for an account, the longest first; they go on in that order.
    private var blocked: [ChannelID] = []
    private var catalogVersion: Int64 = -1
    private var consumed = Position.start
    private var inFlight = 0
    private var alarm = Timestamp.distantFuture
    private var isStopping = false

    /// A dispatcher that does nothing before ``run()``.
    ///
    /// - Parameters:
    ///   - senders: the sender of an account as it is configured now; nil when its settings are unusable.
    ///   - dice: any number, a new one at each call.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot,
        senders: @escaping @Sendable (Account) -> (any Sender)?, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64, limits: OutboundLimits, logger: Logger
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.senders = senders
        self.time = time
        self.dice = dice
        self.limits = limits
        self.logger = logger
        schedule = Schedule(limits: limits.schedule)
        windows = AccountWindows(most: max(1, limits.attemptsInFlightMax / 4))
        contents = ContentCache(bytesMax: limits.contentBytesMax)
    }

    // MARK: Life

    /// Attempts what is due until the service is told to stop, then lets what is under way finish within
    /// the grace.
    ///
    /// - Throws: ``LedgerError`` when the house can keep nothing any more; the daemon must stop.
    package func run() async throws {
        let committed = try await recover()
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask {
                    try await self.stopping { () throws(LedgerError) in try await self.follow(committed) }
                }
                while let work = await nextWork() {
                    group.addTask {
                        try await self.stopping { () throws(LedgerError) in try await self.perform(work) }
                    }
                }
                await drain()
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            self.bell.ring()
        }
    }

    /// Does something without which the dispatcher cannot go on.
    private nonisolated func stopping(_ body: () async throws(LedgerError) -> Void) async throws(LedgerError)
    {
        do {
            try await body()
        } catch {
            await stop()
            throw error
        }
    }

    private func stop() {
        isStopping = true
        bell.ring()
    }

    /// Declares the attempts that a crash left open uncertain, and learns which lines have work.
    private func recover() async throws(LedgerError) -> CommittedEvents {
        try await declareUncertain()
        // Followed before the tables are read, so that nothing falls between the two.
        let committed = bookkeeper.committed()
        // The tables must know of what was just declared: it is in no line before.
        let declared = bookkeeper.durable
        while !isStopping, !Task.isCancelled, !Task.isShuttingDownGracefully {
            let reading = try await bookkeeper.read(after: declared) { tables throws(LedgerError) in
                try await tables.lines()
            }
            guard !reading.isBehind else { continue }
            for (line, due) in reading.value { schedule.discover(line, due: due) }
            consumed = reading.position
            break
        }
        return committed
    }

    private func follow(_ committed: CommittedEvents) async throws(LedgerError) {
        let known = consumed
        while true {
            let events = try await committed.next()
            guard !events.isEmpty else { return }
            for committed in events where committed.position > known {
                if case .messageAccepted(let accepted) = committed.event { contents.insert(accepted.message) }
                schedule.apply(committed.event, at: committed.position)
                consumed = committed.position
            }
            schedule.forget(before: bookkeeper.applied)
            bell.ring()
        }
    }

    private func drain() async {
        let deadline = time.now + limits.shutdownGrace
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await self.time.sleep(until: deadline)
                self.bell.ring()
            }
            // After a failure or a cancellation there is nothing to wait for: no outcome can be kept, or the
            // attempts are ending already.
            while inFlight > 0, time.now < deadline, !isStopping, !Task.isCancelled { await bell.wait() }
            group.cancelAll()
        }
        if inFlight > 0 {
            logger.warning("stopping with attempts under way", metadata: ["attempts": "\(inFlight)"])
        }
    }

    // MARK: What next

    /// Waits for the next thing to do; nil when the dispatcher stops.
    private func nextWork() async -> Work? {
        while true {
            if isStopping || Task.isShuttingDownGracefully || Task.isCancelled { return nil }
            if let work = workNow() { return work }
            await bell.wait()
        }
    }

    private func workNow() -> Work? {
        followCatalog()
        let now = time.now
        while inFlight < limits.attemptsInFlightMax {
            let hasRoomForAll = inFlight < limits.attemptsInFlightMax * 3 / 4
            switch schedule.next(now: now, lowest: hasRoomForAll ? .bulk : .urgent) {
            case .attempt(let waiting):
                if let work = begin(waiting, now: now) { return work }
            case .expire(let delivery, let reason): return .expire(delivery, reason)
            case .refill(let line): return .refill(line)
            case .sleep(let moment):
                guard moment < alarm else { return nil }
                alarm = moment
                return .alarm(moment)
            case .rest: return nil
            }
        }
        return nil
    }

    /// A changed catalog may have opened any channel.
    private func followCatalog() {
        let version = catalog().version
        guard version != catalogVersion else { return }
        catalogVersion = version
        for channel in blocked { schedule.unblock(channel) }
        blocked = []
    }

    /// Takes a permit for an attempt, or lets the delivery wait.
    private func begin(_ waiting: WaitingDelivery, now: Timestamp) -> Work? {
        let catalog = catalog()
        guard let channel = catalog.channel(waiting.line.channel) else {
            return .fail(waiting.delivery.id, reason: "Its channel was removed.")
        }
        let candidates = windows.candidates(of: channel, in: catalog, now: now)
        let isExhausted = candidates.allSatisfy { waiting.excluded.contains($0.binding.account) }
        let excluded = isExhausted ? [] : waiting.excluded
        switch router.choose(on: channel.id, among: candidates, excluding: excluded) {
        case .account(let account, let why):
            windows.take(account)
            inFlight += 1
            return .attempt(waiting, account, why: why)
        case .busy: wait(waiting, on: channel.id, excluded: excluded, until: now + Self.patience)
        case .shut(let moment):
            wait(waiting, on: channel.id, excluded: excluded, until: min(moment, now + Self.patience))
        case .none: wait(waiting, on: channel.id, excluded: [], until: now + Self.patience)
        }
        return nil
    }

    /// A blocked channel is looked at again after this, whatever happens; a delivery may have expired.
    private static let patience = Duration.seconds(60)
    /// A delivery with fewer accounts to choose from than its line is looked at again after this.
    private static let shortPatience = Duration.seconds(1)

    private func wait(
        _ waiting: WaitingDelivery, on channel: ChannelID, excluded: [AccountID], until moment: Timestamp
    ) {
        if excluded.isEmpty {
            schedule.putBack(waiting.delivery.id)
            schedule.block(channel, until: moment)
            if !blocked.contains(channel) { blocked.append(channel) }
        } else {
            schedule.postpone(waiting.delivery.id, until: min(moment, time.now + Self.shortPatience))
        }
    }

    // MARK: What the child tasks tell

    /// The message of a delivery, from memory or from the ledger.
    func content(of waiting: WaitingDelivery) async throws(LedgerError) -> Message? {
        if let message = contents[waiting.message] { return message }
        let id = waiting.delivery.id
        return try await bookkeeper.read(after: consumed) { tables throws(LedgerError) in
            try await tables.message(of: id)
        }.value
    }

    /// Gives an attempt's permit back, with what was learnt when there was an attempt at all.
    func release(_ account: AccountID, after result: AttemptResult?) {
        inFlight -= 1
        windows.release(account, after: result, now: time.now)
        let catalog = catalog()
        let freed = blocked.filter { channel in
            catalog.channel(channel)?.bindings.contains { $0.account == account } ?? true
        }
        for channel in freed { schedule.unblock(channel) }
        blocked.removeAll(where: freed.contains)
        bell.ring()
    }

    /// Lets a delivery whose attempt could not begin wait a little.
    func postpone(_ delivery: DeliveryID) {
        schedule.postpone(delivery, until: time.now + Self.shortPatience)
        bell.ring()
    }

    func refill(_ line: Line) async throws(LedgerError) {
        let horizon = time.now + limits.schedule.horizon
        let limit = schedule.refillSize(of: line)
        let reading = try await bookkeeper.read(after: consumed) { tables throws(LedgerError) in
            try await tables.waiting(in: line, dueBy: horizon, limit: limit)
        }
        if reading.isBehind {
            // The tables are far behind, or follow no more; asking at once would only be asking often.
            await time.sleep(until: time.now + Self.shortPatience)
            schedule.refillFailed(line)
        } else {
            schedule.refill(
                line, with: reading.value.deliveries, beyond: reading.value.beyond, asOf: reading.position)
        }
        bell.ring()
    }

    func endAlarm(_ moment: Timestamp) {
        if alarm == moment { alarm = .distantFuture }
        bell.ring()
    }

    /// What the accounts are doing, in order of age.
    package var accounts: [AccountStatus] { windows.statuses }

    /// Deliveries in memory.
    package var activeCount: Int { schedule.count }
}
