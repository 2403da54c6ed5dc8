import GRDB
import Journal
import Messaging

/// Carries the journal into the tables, and takes out of them what is too old. It alone writes the ledger.
///
/// It takes what has become durable since it last looked, in one transaction with the position it has come
/// to: a crash finds either both or neither, so no event is applied twice or left out.
actor Applier {
    private let database: any DatabaseWriter
    private let journal: JournalWriter
    private let applied: AppliedPosition
    private let followers: Followers
    private let time: any TimeSource
    private let observer: LedgerObserver
    private let executor: any SerialExecutor
    private var reader: JournalReader
    private var numbers: RowNumbers
    private var isClosed = false

    /// Bytes of journal that one transaction takes at most: some ten thousand events.
    private static let batchBytesMax = 4 << 20

    init(
        database: any DatabaseWriter, journal: JournalWriter, reader: JournalReader, applied: AppliedPosition,
        followers: Followers, time: any TimeSource, observer: LedgerObserver, executor: any SerialExecutor
    ) throws(LedgerError) {
        self.database = database
        self.journal = journal
        self.reader = reader
        self.applied = applied
        self.followers = followers
        self.time = time
        self.observer = observer
        self.executor = executor
        do {
            numbers = try database.unsafeRead { try RowNumbers(database: $0) }
        } catch {
            throw LedgerError(operation: "read the ledger", cause: error)
        }
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Applies all that is durable now. Used at start, before anyone is let in.
    func catchUp() async throws(LedgerError) {
        let end = journal.durable
        while reader.position < end { try await applyBatch(through: end) }
    }

    /// Applies what becomes durable, until the journal closes or the task is cancelled.
    func run() async throws(LedgerError) {
        defer { applied.end() }
        while !Task.isCancelled {
            do {
                try await journal.waitUntilDurable(past: reader.position)
            } catch {
                if error.kind == .closed { return try await catchUp() }
                throw LedgerError(error)
            }
            guard !Task.isCancelled else { return }
            do {
                try await applyBatch(through: journal.durable)
            } catch  where error.kind == .full {
                // Nothing is lost: the journal holds it. Admission refuses new work meanwhile.
                applied.waitForRoom()
                await time.sleep(until: time.now + .seconds(1))
            }
        }
    }

    /// Takes a sweep one step further, in a transaction of its own between two of the journal's.
    func advance(_ sweep: Sweep) throws(LedgerError) -> Sweep {
        // GRDB does not survive a write on a closed connection.
        guard !isClosed else { throw LedgerError(kind: .closed, "cannot sweep: the ledger is closed.") }
        let start = time.now
        var next = sweep
        do {
            try database.writeWithoutTransaction { database in
                try database.inTransaction {
                    var step = SweepStep(sweep, in: database, time: time)
                    try step.run()
                    next = step.sweep
                    return .commit
                }
            }
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(operation: "delete what is old from the ledger", cause: error)
        }
        next.took = time.now - start
        return next
    }

    /// Closes the writing connection; called last.
    func closeTables() throws(LedgerError) {
        isClosed = true
        do {
            try database.close()
        } catch {
            throw LedgerError(operation: "close the ledger", cause: error)
        }
    }

    private func applyBatch(through end: JournalPosition) async throws(LedgerError) {
        var ahead = reader
        let records: [JournalRecord]
        do {
            records = try ahead.next(upTo: end, bytesMax: Self.batchBytesMax)
        } catch {
            throw LedgerError(error)
        }
        guard let last = records.last else { return }
        try write(records, through: last.end)
        reader = ahead
        applied.advance(to: Position(last.end))
        do {
            try await journal.removeSegments(before: min(last.end, followers.slowest(orElse: last.end)))
        } catch  where error.kind != .closed {
            throw LedgerError(error)
        } catch {
            // The daemon is on its way down; the next start removes what is left.
            return
        }
    }

    private func write(_ records: [JournalRecord], through end: JournalPosition) throws(LedgerError) {
        let before = numbers
        var facts: [LedgerFact] = []
        var lives: [LifeEvent] = []
        do {
            try database.writeWithoutTransaction { database in
                try database.inTransaction {
                    var batch = LedgerBatch(database: database, numbers: before)
                    for record in records { try Self.apply(record, to: &batch) }
                    try batch.write(through: Position(end))
                    numbers = batch.numbers
                    facts = batch.facts
                    lives = batch.lives
                    return .commit
                }
            }
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(operation: "write the ledger", cause: error)
        }
        observer.onApplied(facts)
        observer.onLives(lives)
    }

    private static func apply(_ record: JournalRecord, to batch: inout LedgerBatch) throws {
        let events: [Event]
        do {
            events = try EventCodec.decode(record.payload)
        } catch {
            throw LedgerError.unreadable(error, at: record.end)
        }
        for event in events { try batch.apply(event) }
    }
}
