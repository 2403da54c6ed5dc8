import GRDB
import Journal
package import Messaging

/// The ledger's only face: makes events durable, hands them on in order, and reads what follows from them.
///
/// Safe to use from anywhere. The journal and the two sides of SQLite each have a thread of their own.
package final class Bookkeeper: Sendable {
    /// Where the ledger does what may block. Simulations give their own.
    package struct Executors: Sendable {
        let writing: any SerialExecutor
        let reading: any SerialExecutor
        let following: any SerialExecutor

        /// One executor each for writing tables, reading tables, and following the journal.
        package init(writing: any SerialExecutor, reading: any SerialExecutor, following: any SerialExecutor)
        {
            self.writing = writing
            self.reading = reading
            self.following = following
        }
    }

    private let journal: JournalWriter
    private let disk: any JournalDisk
    private let limits: JournalLimits
    private let applier: Applier
    private let tables: LedgerReader
    private let progress: AppliedPosition
    private let executors: Executors
    private let followers = Followers()
    private let time: any TimeSource
    private let controls = RecordedControls()

    /// How long ``read(after:_:)`` waits for the tables.
    package static let readPatience = Duration.seconds(2)

    init(
        journal: JournalWriter, disk: any JournalDisk, limits: JournalLimits, database: LedgerDatabase,
        executors: Executors, time: any TimeSource, observer: LedgerObserver = .none
    ) async throws(LedgerError) {
        self.journal = journal
        self.disk = disk
        self.limits = limits
        self.executors = executors
        self.time = time
        tables = LedgerReader(database: database.reader, executor: executors.reading)
        let position = try await tables.appliedPosition()
        try Self.check(position, against: journal)
        progress = AppliedPosition(position)
        applier = try Applier(
            database: database.writer, journal: journal,
            reader: JournalReader(
                disk: disk, after: JournalPosition(rawValue: position.offset), limits: limits),
            applied: progress, followers: followers, time: time, observer: observer,
            executor: executors.writing)
        try await applier.catchUp()
    }

    /// The end of what is durable. What an application was told lies before it.
    package var durable: Position { Position(journal.durable) }

    /// Whether somebody waits for the journal.
    package var isWriting: Bool { journal.isWriting }

    /// The end of what the tables hold.
    package var applied: Position { progress.position }

    /// Whether the tables stay where they are because the disk is full. They go on by themselves.
    package var isWaitingForRoom: Bool { progress.isWaitingForRoom }

    /// Bytes of journal that the tables do not hold yet.
    package var lag: Int { Int(durable.offset - min(durable.offset, applied.offset)) }

    /// Bytes of journal that are kept: from the oldest record that a follower may still read to the last.
    package var journalBytes: Int {
        // In this order: what is the oldest now is never later than the last in a moment.
        let oldest = Position(journal.oldest)
        return Int(durable.offset - oldest.offset)
    }

    /// Makes `events` durable, in order and all together, and returns the position after them.
    ///
    /// When this returns the events survive a crash and a power cut. They may not be in the tables yet; a
    /// reader that must see them passes the position to ``read(after:_:)``. Calls that arrive while a sync
    /// runs share the next one.
    ///
    /// - Parameter finishesAccepted: whether this is about work that was accepted before, which may use
    ///   the space that is kept back for it when the disk is full.
    /// - Throws: ``LedgerError/Kind/full`` or ``LedgerError/Kind/overloaded``: nothing was written, try again
    ///   later. ``LedgerError/Kind/closed`` after a failed sync: whether the events exist is known only after
    ///   the next start.
    @discardableResult
    package func record(_ events: [Event], finishesAccepted: Bool = false) async throws(LedgerError)
        -> Position
    {
        let hasControls = events.contains(where: \.isControl)
        if hasControls { controls.begin() }
        var position: Position?
        defer { if hasControls { controls.end(at: position) } }
        do {
            let end = Position(
                try await journal.append(EventCodec.encode(events), usesReserve: finishesAccepted))
            position = end
            return end
        } catch {
            throw LedgerError(error)
        }
    }

    /// Whether there may be somebody's wish about a delivery behind `position`: durable, or about to be.
    package func mayHoldControls(after position: Position) -> Bool { controls.mayBe(after: position) }

    /// What becomes durable from now on, in order and once, for one follower; and before that, what is
    /// durable and not in the tables. No segment goes before the follower has read it.
    package func committed() -> CommittedEvents {
        CommittedEvents(
            journal: journal, disk: disk, limits: limits, bytesMax: 1 << 20, progress: progress,
            followers: followers, executor: executors.following)
    }

    /// Reads the tables once they hold everything up to `position`; after ``readPatience`` as they are then,
    /// and says so.
    package func read<Value: Sendable>(
        after position: Position, _ query: @Sendable (LedgerReader) async throws(LedgerError) -> Value
    ) async throws(LedgerError) -> Reading<Value> {
        if progress.position < position { await wait(for: position) }
        let seen = progress.position
        let value = try await query(tables)
        return Reading(value: value, position: seen, isBehind: seen < position)
    }

    /// Carries the journal into the tables until the journal closes or the task is cancelled.
    package func run() async throws(LedgerError) { try await applier.run() }

    /// Takes a sweep one step further, and returns it as it is then. A step is a transaction of its own, of
    /// some hundred rows and some ten milliseconds at most, between two of those that carry the journal into
    /// the tables.
    ///
    /// - Throws: ``LedgerError/Kind/full`` where the disk has no room: nothing changed, try again later.
    ///   ``LedgerError/Kind/closed`` after ``closeTables()``.
    package func advance(_ sweep: Sweep) async throws(LedgerError) -> Sweep {
        try await applier.advance(sweep)
    }

    /// Takes no more events, lets those that wait become durable, and frees the state directory.
    package func close() async { await journal.close() }

    /// Closes the tables, once ``run()`` has returned; nothing may be read after. The last connection to go
    /// moves what is in SQLite's own log into the database file.
    package func closeTables() async throws(LedgerError) {
        try await tables.close()
        try await applier.closeTables()
    }

    private func wait(for position: Position) async {
        let deadline = time.now + Self.readPatience
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.progress.wait(for: position) }
            group.addTask { await self.time.sleep(until: deadline) }
            await group.next()
            group.cancelAll()
        }
    }

    private static func check(_ applied: Position, against journal: JournalWriter) throws(LedgerError) {
        guard applied < Position(journal.oldest) || applied > Position(journal.durable) else { return }
        throw LedgerError(
            kind: .damaged,
            """
            ledger.sqlite has come to position \(applied), but the journal holds \
            \(journal.oldest.rawValue) to \(journal.durable.rawValue). The two are not \
            from the same moment; restore both from one backup.
            """)
    }
}
