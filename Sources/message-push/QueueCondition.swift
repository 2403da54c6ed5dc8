import Catalog
import Ledger
import Messaging
import Outbound
import Policy

/// How the queue is, in one line. What waits for its time does not count, nor does who waits for a receipt.
struct QueueCondition {
    /// How far is counted: beyond that the number says nothing more, and counting a million takes half a
    /// second.
    static let countMax = 10_000

    let bookkeeper: Bookkeeper
    let dispatcher: Dispatcher
    let catalog: @Sendable () -> CatalogSnapshot
    let time: any TimeSource

    /// What a look at the queue saw.
    struct Sight: Equatable {
        /// Deliveries that are to be attempted now, up to ``countMax``.
        var due = 0
        var inFlight = 0
        /// Attempts that providers took since the daemon started.
        var sent = 0
        /// How long the one has been due that waits longest.
        var age: Duration?
        /// Names of accounts that rest after failures.
        var resting: [String] = []

        /// For example: `1204 due, the oldest for 12 s; 8 under way; 210.3 sent a second`.
        func line(perSecond: Double) -> String {
            var oldest = ""
            if let age, age >= .seconds(1) { oldest = ", the oldest for \(age.components.seconds) s" }
            let rate = (perSecond * 10).rounded() / 10
            let rest = resting.isEmpty ? "" : "; resting after failures: " + resting.joined(separator: ", ")
            let more = due < QueueCondition.countMax ? "" : " or more"
            return "\(due) due\(more)\(oldest); \(inFlight) under way; \(rate) sent a second\(rest)"
        }
    }

    /// Counts what is due and asks the accounts.
    func look() async throws(LedgerError) -> Sight {
        let now = time.now
        var sight = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            Sight(
                due: try await tables.dueCount(at: now, most: Self.countMax),
                inFlight: try await tables.inFlightCount(),
                age: try await tables.oldestDue(at: now).map { now - $0.due }.max())
        }.value
        for status in await dispatcher.accounts {
            sight.sent += status.window.sent
            guard status.window.breaker.state(now: now) == .open else { continue }
            sight.resting.append(catalog().account(status.account)?.name ?? status.account.description)
        }
        return sight
    }
}
