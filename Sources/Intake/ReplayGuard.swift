package import Ledger
package import Messaging
import Synchronization

/// Remembers which requests were taken, so that none is taken twice.
///
/// A request is known by eight bytes of its signature. It is remembered for at least ten minutes: a
/// timestamp may be five minutes off in either direction. What was accepted is remembered over a restart too,
/// from the ledger. At most a million are kept for each five minutes; beyond that the oldest five minutes go
/// early.
package final class ReplayGuard: Sendable {
    private struct Generations {
        var sets: [Set<UInt64>] = [[], [], []]
        var startedAt: Timestamp
    }

    private static let generation = Duration.seconds(300)
    private static let generationMax = 1_000_000
    private let generations: Mutex<Generations>
    private let time: any TimeSource

    /// A guard that knows no request yet.
    package init(time: any TimeSource) {
        self.time = time
        generations = Mutex(Generations(startedAt: time.now))
    }

    /// Learns what was accepted before the daemon started.
    package func remember(from bookkeeper: Bookkeeper) async throws(LedgerError) {
        let since = Timestamp(milliseconds: time.now.milliseconds - 2 * Self.generation.milliseconds)
        let known = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.fingerprints(since: since, limit: Self.generationMax)
        }.value
        generations.withLock { $0.sets[0].formUnion(known) }
    }

    /// Whether the request is new; if it is, it counts as taken from now on.
    package func take(_ fingerprint: UInt64) -> Bool {
        let now = time.now
        return generations.withLock { state in
            if now >= state.startedAt + Self.generation || state.sets[0].count >= Self.generationMax {
                state.sets.removeLast()
                state.sets.insert([], at: 0)
                state.startedAt = now
            }
            guard !state.sets.contains(where: { $0.contains(fingerprint) }) else { return false }
            state.sets[0].insert(fingerprint)
            return true
        }
    }

    /// Takes a request back that was refused: nothing came of it, so it may come again.
    package func giveBack(_ fingerprint: UInt64) {
        generations.withLock { state in
            for index in state.sets.indices { state.sets[index].remove(fingerprint) }
        }
    }
}
