package import Catalog
package import Ledger
package import Logging
package import Messaging
package import Policy
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
    private let isHeld: @Sendable () -> Bool
    let budgets: Budgets
    let rules = RuleBook()
    let raised = RaisedAlerts()
    let bell = Bell()

    var schedule: Schedule
    var router = Router()
    var windows: AccountWindows
    var contents: ContentCache
    var suppressed = SuppressedRecipients()
    var routes = RecentRoutes()
    /// Channels that wait until their receivers' quiet hours are over.
    var quiet: Set<ChannelID> = []
    /// Channels that wait for an account, the longest first; they go on in that order.
    var blocked: [ChannelID] = []
    private var catalogVersion: Int64 = -1
    var consumed = Position.start
    /// Who waits for the schedule to take more events in; resumed each time it did, and when none come.
    var catchingUp: [CheckedContinuation<Void, Never>] = []
    var hasStoppedFollowing = false
    var inFlight = 0
    private var alarm = Timestamp.distantFuture
    private var isStopping = false
    /// What is to be said of the attempts that a crash left open; nil before ``prepare()``.
    var undeclared: [Event]?

    /// A dispatcher that does nothing before ``run()``.
    ///
    /// - Parameters:
    ///   - senders: the sender of an account as it is configured now; nil when its settings are unusable.
    ///   - dice: any number, a new one at each call.
    ///   - spending: what was spent today, as far as the ledger knows.
    ///   - isHeld: whether the whole queue is held. While it is, nothing is attempted, asked about or given
    ///     up as too late; what is under way ends. ``lookAgain()`` tells of a change.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot,
        senders: @escaping @Sendable (Account) -> (any Sender)?, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64, spending: SpendingBook, limits: OutboundLimits,
        isHeld: @escaping @Sendable () -> Bool = { false }, logger: Logger
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.senders = senders
        self.time = time
        self.dice = dice
        self.limits = limits
        self.isHeld = isHeld
        self.logger = logger
        budgets = Budgets(book: spending)
        schedule = Schedule(limits: limits.schedule)
        windows = AccountWindows(most: max(1, limits.attemptsInFlightMax / 4), began: time.now)
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
        try await rememberSuppressed()
        try await rememberBreakers()
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
        defer {
            hasStoppedFollowing = true
            resumeThoseBehind()
        }
        while true {
            let events = try await committed.next()
            guard !events.isEmpty else { return }
            for committed in events where committed.position > known {
                note(committed.event)
                schedule.apply(committed.event, at: committed.position)
                consumed = committed.position
            }
            schedule.forget(before: bookkeeper.applied)
            resumeThoseBehind()
            bell.ring()
        }
    }

    private func note(_ event: Event) {
        switch event {
        case .messageAccepted(let accepted): contents.insert(accepted.message)
        case .recipientSuppressed(let suppression): suppressed.insert(suppression.recipient)
        default: break
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
        guard !isHeld() else { return nil }
        followCatalog()
        let now = time.now
        while inFlight < limits.attemptsInFlightMax {
            let hasRoomForAll = inFlight < limits.attemptsInFlightMax * 3 / 4
            switch schedule.next(now: now, lowest: hasRoomForAll ? .bulk : .urgent) {
            case .attempt(let waiting):
                if let work = begin(waiting, now: now) { return work }
            case .ask(let waiting):
                inFlight += 1
                return .ask(waiting)
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
        for channel in blocked + quiet.sorted() { schedule.unblock(channel) }
        blocked = []
        quiet = []
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

    /// Gives the permit of a call back that was not made.
    func giveBack(_ account: AccountID) {
        inFlight -= 1
        windows.giveBack(account)
        unblockChannels(of: account)
    }

    /// Gives a call's permit back with what was learnt, and says what its account's breaker made of it.
    func finishCall(_ account: AccountID, _ result: AttemptResult, took: Duration) -> BreakerChanged? {
        inFlight -= 1
        let change = windows.finish(account, result, took: took, now: time.now)
        unblockChannels(of: account)
        return change
    }

    /// Lets what waits for an account go on.
    func unblockChannels(of account: AccountID) {
        let catalog = catalog()
        let freed = blocked.filter { channel in
            catalog.channel(channel)?.bindings.contains { $0.account == account } ?? true
        }
        for channel in freed { schedule.unblock(channel) }
        blocked.removeAll(where: freed.contains)
        bell.ring()
    }

    /// Ends the counting of an inquiry as something under way.
    func endAsking() {
        inFlight -= 1
        bell.ring()
    }

    /// Lets deliveries whose attempts could not begin wait a little, or until `moment`.
    func postpone(_ deliveries: [WaitingDelivery], until moment: Timestamp? = nil) {
        for waiting in deliveries {
            schedule.postpone(waiting.delivery.id, until: moment ?? time.now + Self.shortPatience)
        }
        bell.ring()
    }

    /// Those whose recipients may be suppressed.
    func suspects(among deliveries: [WaitingDelivery]) -> Set<DeliveryID> {
        guard !suppressed.isEmpty else { return [] }
        return Set(deliveries.map(\.delivery).filter { suppressed.mayContain($0.recipient) }.map(\.id))
    }

    /// The end of the last event that was taken in.
    func consumedPosition() -> Position { consumed }

    func endAlarm(_ moment: Timestamp) {
        if alarm == moment { alarm = .distantFuture }
        bell.ring()
    }
}
