package import Catalog
package import Ledger
package import Logging
package import Messaging
import ServiceLifecycle

/// Turns ends of deliveries into messages to the applications' endpoints.
///
/// It works from the ledger's tables alone: an end is owed until it was taken, and the messages that tell it
/// are accepted in the record that takes it. So a crash neither loses a notice nor makes it twice, and what
/// waits costs no memory. The ledger hands out the ends of one delivery one after the other, the next when
/// the messages about the one before are over: an application hears them in order.
package actor NoticeDesk: Service {
    private let bookkeeper: Bookkeeper
    private let catalog: @Sendable () -> CatalogSnapshot
    private let time: any TimeSource
    private let dice: @Sendable () -> UInt64
    private let logger: Logger
    private nonisolated let bell = TableBell()

    /// The end of what this desk recorded; the tables must have come there before it looks again.
    private var recorded = Position.start

    /// Ends that are in memory at a time, and about so many events go into one record: a batch's hundred
    /// thousand ends are told in pieces between which everybody else gets to the journal.
    static let noticesMax = 200

    /// A desk that does nothing before ``run()``.
    ///
    /// - Parameter dice: any number, a new one at each call; identifiers are made from it.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot, time: any TimeSource,
        dice: @escaping @Sendable () -> UInt64, logger: Logger
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.time = time
        self.dice = dice
        self.logger = logger
    }

    /// Says that a delivery may have ended, so that its application hears of it at once. Cheap, never waits.
    package nonisolated func ring() { bell.ring() }

    /// Takes what is owed, and then what comes, until the service is told to stop. One task runs it, once.
    ///
    /// - Throws: ``LedgerError`` when the house can keep nothing any more; the daemon must stop.
    package func run() async throws {
        try await bell.run(over: bookkeeper, time: time) { () throws(LedgerError) in try await self.turn() }
    }

    private func turn() async throws(LedgerError) -> Position {
        do {
            return try await takeAll()
        } catch {
            guard !Task.isCancelled else { return .start }
            guard error.kind != .closed, error.kind != .damaged else { throw error }
            logger.warning("notices could not be taken yet", metadata: ["reason": "\(error)"])
            return .start
        }
    }

    private func takeAll() async throws(LedgerError) -> Position {
        while !Task.isCancelled {
            let owed = try await bookkeeper.read(after: recorded) { tables throws(LedgerError) in
                try await tables.untakenNotices(limit: Self.noticesMax)
            }
            // What the tables do not have yet could be what was taken a moment ago.
            guard !owed.isBehind else { break }
            try await take(owed.value)
            guard owed.value.count == Self.noticesMax else { return owed.position }
        }
        return .start
    }

    private func take(_ notices: [NoticeView]) async throws(LedgerError) {
        let catalog = catalog()
        var events: [Event] = []
        for notice in notices {
            let now = time.now
            for endpoint in catalog.application(notice.application)?.endpoints ?? []
            where endpoint.isEnabled && endpoint.words.contains(notice.word) {
                events.append(
                    .messageAccepted(MessageAccepted(telling: notice, to: endpoint, at: now, dice: dice)))
            }
            events.append(.noticeTaken(NoticeTaken(notice: notice.id, at: now)))
            if events.count >= Self.noticesMax {
                try await record(events)
                events = []
            }
        }
        try await record(events)
    }

    private func record(_ events: [Event]) async throws(LedgerError) {
        guard !events.isEmpty else { return }
        // To tell what became of a message is part of what was accepted with it.
        recorded = try await bookkeeper.record(events, finishesAccepted: true)
    }
}
