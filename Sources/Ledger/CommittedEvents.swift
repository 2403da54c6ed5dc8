import Journal
import Messaging

/// Everything that becomes durable, in order and once: a follower's place in the journal.
///
/// It reads the journal, so a follower that falls behind costs no memory, and a start after a crash is the
/// same as an ordinary day. It reads on an executor of its own, since reading may block.
package actor CommittedEvents {
    private let journal: JournalWriter
    private let executor: any SerialExecutor
    private var reader: JournalReader
    private let bytesMax: Int
    private let followers: Followers
    private let name: Int

    /// Reads what the tables do not hold yet; `bytesMax` bytes of records at a time.
    init(
        journal: JournalWriter, disk: any JournalDisk, limits: JournalLimits, bytesMax: Int,
        progress: AppliedPosition, followers: Followers, executor: any SerialExecutor
    ) {
        self.journal = journal
        self.bytesMax = bytesMax
        self.executor = executor
        self.followers = followers
        // First it holds everything, then it looks: a position that was read before it held would be one that
        // the applier may already have let go.
        name = followers.add(at: .start)
        let applied = JournalPosition(rawValue: progress.position.offset)
        reader = JournalReader(disk: disk, after: applied, limits: limits)
        followers.move(name, to: applied)
    }

    deinit { followers.remove(name) }

    /// The actor's thread.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// The next events; waits until there are some. Empty when the task was cancelled.
    ///
    /// - Throws: ``LedgerError/Kind/closed`` once the journal is closed and all of it was read.
    package func next() async throws(LedgerError) -> [CommittedEvent] {
        do {
            try await journal.waitUntilDurable(past: reader.position)
        } catch {
            if error.kind == .closed, Task.isCancelled { return [] }
            throw LedgerError(error)
        }
        guard !Task.isCancelled else { return [] }
        return try read(through: journal.durable)
    }

    /// The events up to `end` that were not read yet, as many as one read takes; empty when there are none.
    func read(through end: JournalPosition) throws(LedgerError) -> [CommittedEvent] {
        let records: [JournalRecord]
        do {
            records = try reader.next(upTo: end, bytesMax: bytesMax)
        } catch {
            throw LedgerError(error)
        }
        followers.move(name, to: reader.position)
        var events: [CommittedEvent] = []
        for record in records {
            let position = Position(record.end)
            do {
                for event in try EventCodec.decode(record.payload) {
                    events.append(CommittedEvent(event: event, position: position))
                }
            } catch {
                throw LedgerError.unreadable(error, at: record.end)
            }
        }
        return events
    }
}

extension Position {
    /// The journal's place, as the house speaks of it.
    init(_ position: JournalPosition) { self.init(offset: position.rawValue) }
}
