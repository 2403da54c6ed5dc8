package import Catalog
package import Ledger
package import Logging
package import Messaging
import ServiceLifecycle

/// Reads what providers reported, and finds the attempts that it is about.
///
/// It works from the ledger's tables alone: a callback is unread until the reading of it was recorded and
/// applied. So it needs no memory for what waits, and a crash between receiving and reading loses nothing;
/// at worst a callback is read twice. That is harmless, because everything that follows from a reading can
/// be applied twice: a receipt about an attempt that has one changes nothing, a suppression replaces
/// itself, and of the second ``CallbackRead`` nothing is kept.
package actor ReceiptDesk: Service {
    private let bookkeeper: Bookkeeper
    private let catalog: @Sendable () -> CatalogSnapshot
    private let formats: @Sendable (String) -> CallbackFormat?
    private let answers: @Sendable (Account) -> AnswerTable
    private let judge: ReceiptJudge
    private let time: any TimeSource
    private let logger: Logger
    private let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    /// The end of what this desk recorded; the tables must have come there before it looks again.
    private var recorded = Position.start
    /// How far the tables had come when parked receipts were last looked at.
    private var searched = Position.start
    private var nextExpiry = Timestamp(milliseconds: 0)
    private var alarm = Timestamp.distantFuture

    /// Callbacks that are read at a time: with bodies of a mebibyte they are the desk's whole memory.
    private static let callbacksMax = 32
    /// Events of one record: enough to share a sync, too few to fill a record.
    private static let eventsMax = 500
    private static let parkedMax = 500
    /// How often parked receipts are looked at, and how long trouble with the ledger is waited out.
    private static let patience = Duration.seconds(1)
    private static let expiryInterval = Duration.seconds(3600)

    /// How long a receipt waits for its attempt: the longest that carriers keep a message.
    package static let parkedLife = Channel.defaultReceiptTimeout

    /// A desk that does nothing before ``run()``.
    ///
    /// - Parameters:
    ///   - formats: how callbacks of a provider are read, by its code; nil for one that sends none.
    ///   - answers: what the codes of an account mean, the operator's own outcomes included.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot,
        formats: @escaping @Sendable (String) -> CallbackFormat?,
        answers: @escaping @Sendable (Account) -> AnswerTable, judge: ReceiptJudge, time: any TimeSource,
        logger: Logger
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.formats = formats
        self.answers = answers
        self.judge = judge
        self.time = time
        self.logger = logger
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Says that a callback became durable. Cheap, and never waits.
    package nonisolated func ring() { bell.yield() }

    /// Reads what the last run left behind, and then what comes, until the service is told to stop. One task
    /// runs it, once.
    ///
    /// - Throws: ``LedgerError`` when the house can keep nothing any more; the daemon must stop.
    package func run() async throws {
        ring()
        try await cancelWhenGracefulShutdown {
            try await withThrowingDiscardingTaskGroup { group in
                for await _ in self.rings {
                    guard let moment = try await self.turn() else { continue }
                    group.addTask {
                        await self.time.sleep(until: moment)
                        await self.endAlarm(moment)
                    }
                }
                group.cancelAll()
            }
        }
    }

    private func endAlarm(_ moment: Timestamp) {
        if alarm == moment { alarm = .distantFuture }
        ring()
    }

    /// Does what there is to do, and returns when to look again; nil when the bell or an earlier alarm says.
    private func turn() async throws(LedgerError) -> Timestamp? {
        var next: Timestamp?
        do {
            let pauses = [try await readCallbacks(), try await settleParked()]
            next = pauses.compactMap(\.self).min().map { time.now + $0 }
        } catch {
            guard !Task.isCancelled else { return nil }
            guard error.kind != .closed, error.kind != .damaged else { throw error }
            logger.warning("receipts could not be read yet", metadata: ["reason": "\(error)"])
            next = time.now + Self.patience
        }
        guard let next, next < alarm else { return nil }
        if next <= time.now {
            ring()
            return nil
        }
        alarm = next
        return next
    }

    // MARK: Callbacks

    /// Reads some callbacks, and says after which pause there may be more; nil when all were read.
    private func readCallbacks() async throws(LedgerError) -> Duration? {
        let unread = try await bookkeeper.read(after: max(recorded, bookkeeper.durable)) {
            tables throws(LedgerError) in
            try await tables.unreadCallbacks(limit: Self.callbacksMax)
        }
        // What the tables do not have yet could be what was read a moment ago.
        guard unread.position >= recorded else { return Self.patience }
        guard !unread.value.isEmpty else { return unread.isBehind ? Self.patience : nil }
        let readings = unread.value.map(reading)
        let matches = try await matches(of: readings)
        var told: Set<ReceiptVerdict.Word> = []
        var events: [Event] = []
        for (reading, matches) in zip(readings, matches) {
            let table = catalog().account(reading.callback.account).map(answers) ?? .unknown
            events += reading.events(
                matches: matches, answers: table, judge: judge, told: &told, at: time.now)
            if events.count >= Self.eventsMax {
                try await record(events)
                events = []
            }
        }
        try await record(events)
        return .zero
    }

    private func reading(_ callback: CallbackReceived) -> CallbackReading {
        let account = catalog().account(callback.account)
        let reading = CallbackReading(callback, format: account.flatMap { formats($0.provider) })
        if !reading.problem.isEmpty {
            logger.warning(
                "a callback could not be read",
                metadata: [
                    LogKind.key: "\(LogKind.callbackUnreadable)",
                    "callback": "\(callback.id)", "account": "\(account?.name ?? "\(callback.account)")",
                    "reason": "\(reading.problem)",
                ])
        }
        return reading
    }

    /// The attempts of each reading's receipts, as the tables know them now. They hold the callbacks, so they
    /// hold every answer that was recorded before those.
    private func matches(of readings: [CallbackReading]) async throws(LedgerError) -> [[MatchedAttempt?]] {
        try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            var matches: [[MatchedAttempt?]] = []
            for reading in readings {
                var found: [MatchedAttempt?] = []
                for notice in reading.notices {
                    found.append(
                        try await tables.attempt(
                            matching: notice, account: reading.callback.account, at: reading.callback.at))
                }
                matches.append(found)
            }
            return matches
        }.value
    }

    private func record(_ events: [Event]) async throws(LedgerError) {
        guard !events.isEmpty else { return }
        recorded = try await bookkeeper.record(events, finishesAccepted: true)
    }

    // MARK: Parked receipts

    /// Settles parked receipts whose attempt is known by now, lets go of those whose time is over, and says
    /// after which pause to look again; nil when none are left.
    private func settleParked() async throws(LedgerError) -> Duration? {
        let count = try await bookkeeper.read(after: recorded) { tables throws(LedgerError) in
            try await tables.parkedCount()
        }
        guard count.position >= recorded else { return Self.patience }
        guard count.value > 0 else { return nil }
        let hasMore = count.position > searched ? try await match() : false
        if time.now >= nextExpiry { try await expire() }
        return hasMore ? .zero : Self.patience
    }

    /// Settles some, and says whether there may be more.
    private func match() async throws(LedgerError) -> Bool {
        let found = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            try await tables.matchableParked(limit: Self.parkedMax)
        }
        var told: Set<ReceiptVerdict.Word> = []
        var events: [Event] = []
        for parked in found.value {
            let now = time.now
            let verdict = ReceiptVerdict(
                parked.notice, of: parked.matched, through: parked.account, at: now)
            if verdict.isNews, told.insert(verdict.word).inserted {
                events += verdict.events(
                    answers: catalog().account(parked.account).map(answers) ?? .unknown, judge: judge)
            }
            events.append(
                .receiptUnparked(
                    ReceiptUnparked(
                        callback: parked.callback, place: parked.place, at: now, isMatched: true)))
        }
        try await record(events)
        guard found.value.count < Self.parkedMax else { return true }
        searched = found.position
        return false
    }

    private func expire() async throws(LedgerError) {
        let now = time.now
        let old = try await bookkeeper.read(after: recorded) { tables throws(LedgerError) in
            try await tables.parkedBefore(
                Timestamp(milliseconds: now.milliseconds - Self.parkedLife.milliseconds),
                limit: Self.parkedMax)
        }
        guard old.position >= recorded else { return }
        if !old.value.isEmpty {
            logger.notice(
                "receipts whose message nobody knows were let go",
                metadata: [
                    "receipts": "\(old.value.count)", LogKind.key: "\(LogKind.receiptsUnclaimed)",
                ])
        }
        try await record(
            old.value.map { parked in
                .receiptUnparked(
                    ReceiptUnparked(
                        callback: parked.callback, place: parked.place, at: now, isMatched: false))
            })
        if old.value.count < Self.parkedMax { nextExpiry = now + Self.expiryInterval }
    }
}
