package import Ledger
package import Logging
package import Messaging
import ServiceLifecycle

/// Deletes what is older than the operator wants it kept, a little at a time.
///
/// It shares the ledger's writing thread with the applier. So after each step it rests four times as long as
/// the step took: it has a fifth of that thread at most, and what was sent meanwhile goes first. A disk that
/// is slow makes it slower still.
package actor Sweeper: Service {
    private let bookkeeper: Bookkeeper
    private let terms: RetentionTerms
    private let time: any TimeSource
    private let logger: Logger

    /// What went since it was last told.
    private var deleted = SweptRows()
    private var nextReport = Timestamp(milliseconds: 0)

    /// A start has more urgent things to do.
    private static let firstPause = Duration.seconds(10)
    /// Often enough that each hour's messages go in an hour of their own.
    private static let interval = Duration.seconds(3600)
    private static let reportInterval = Duration.seconds(86_400)
    /// How many times as long as a step took it rests after it, and at least how long.
    private static let restFactor = 4
    private static let restMin = Duration.milliseconds(10)

    /// A sweeper that does nothing before ``run()``.
    package init(bookkeeper: Bookkeeper, terms: RetentionTerms, time: any TimeSource, logger: Logger) {
        self.bookkeeper = bookkeeper
        self.terms = terms
        self.time = time
        self.logger = logger
    }

    /// Sweeps once an hour, and says once a day what went, until the service is told to stop.
    ///
    /// - Throws: ``LedgerError`` when the house can keep nothing any more; the daemon must stop.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            await self.time.sleep(until: self.time.now + Self.firstPause)
            while !Task.isCancelled {
                try await self.turn()
                await self.time.sleep(until: self.time.now + Self.interval)
            }
        }
    }

    /// Sweeps once, and tells what went if it is time.
    func turn() async throws(LedgerError) {
        do {
            try await sweep()
            if time.now >= nextReport { try await report() }
        } catch {
            guard !Task.isCancelled else { return }
            guard error.kind != .closed, error.kind != .damaged else { throw error }
            logger.warning("what is too old could not be deleted", metadata: ["reason": "\(error)"])
        }
    }

    private func sweep() async throws(LedgerError) {
        var sweep = Sweep(keeping: terms, at: time.now)
        defer { deleted = deleted + sweep.deleted }
        while !sweep.isOver, !Task.isCancelled {
            sweep = try await bookkeeper.advance(sweep)
            await time.sleep(until: time.now + max(Self.restMin, sweep.took * Self.restFactor))
        }
    }

    private func report() async throws(LedgerError) {
        let size = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            try await tables.size()
        }.value
        logger.info(
            "what was too old is deleted",
            metadata: [
                "messages": "\(deleted.messages)", "deliveries": "\(deleted.deliveries)",
                "callbacks": "\(deleted.callbacks)", "rows": "\(deleted.rows)",
                "ledger_bytes": "\(size.bytes)", "ledger_free_bytes": "\(size.freeBytes)",
                "oldest_message": "\(size.oldestMessage.map(\.description) ?? "none")",
            ])
        deleted = SweptRows()
        nextReport = time.now + Self.reportInterval
    }
}
