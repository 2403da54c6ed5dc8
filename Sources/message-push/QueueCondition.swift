import Catalog
import Ledger
import Messaging
import Outbound
import Policy

/// How the queue is, in one line.
struct QueueCondition {
    let bookkeeper: Bookkeeper
    let dispatcher: Dispatcher
    let catalog: @Sendable () -> CatalogSnapshot
    let time: any TimeSource

    /// What a look at the queue saw.
    struct Sight: Equatable {
        var waiting = 0
        var inFlight = 0
        /// Attempts that providers took since the daemon started.
        var sent = 0
        /// How long the one has been due that waits longest.
        var age: Duration?
        /// Names of accounts that rest after failures.
        var resting: [String] = []

        /// For example: `1204 waiting, the oldest for 12 s; 8 under way; 210.3 sent a second`.
        func line(perSecond: Double) -> String {
            var oldest = ""
            if let age, age >= .seconds(1) { oldest = ", the oldest for \(age.components.seconds) s" }
            let rate = (perSecond * 10).rounded() / 10
            let rest = resting.isEmpty ? "" : "; resting after failures: " + resting.joined(separator: ", ")
            return "\(waiting) waiting\(oldest); \(inFlight) under way; \(rate) sent a second\(rest)"
        }
    }

    /// Counts what waits and asks the accounts.
    func look() async throws(LedgerError) -> Sight {
        let counts = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            (lines: try await tables.waitingCounts(), inFlight: try await tables.inFlightCount())
        }.value
        let now = time.now
        var sight = Sight(inFlight: counts.inFlight)
        for count in counts.lines where count.waiting > 0 {
            sight.waiting += count.waiting
            if count.firstDue < now { sight.age = max(sight.age ?? .zero, now - count.firstDue) }
        }
        for status in await dispatcher.accounts {
            sight.sent += status.window.sent
            guard status.window.breaker.state(now: now) == .open else { continue }
            sight.resting.append(catalog().account(status.account)?.name ?? status.account.description)
        }
        return sight
    }
}
