import HTTPTypes
package import Hummingbird
package import Ledger
import Messaging
package import Web

/// Whether the service is up: `/health` and `/health/simple` (wire contract §8.4).
package struct HealthRoutes: Sendable {
    private let bookkeeper: Bookkeeper
    private let isTakingWork: @Sendable () -> Bool

    /// Routes that look at `bookkeeper`; `isTakingWork` says whether new messages are accepted now.
    package init(bookkeeper: Bookkeeper, isTakingWork: @escaping @Sendable () -> Bool) {
        self.bookkeeper = bookkeeper
        self.isTakingWork = isTakingWork
    }

    /// Adds the routes.
    package func add(to router: Router<DoorContext>) {
        router.get("/health/simple") { _, _ in
            Envelope.response(["status": "UP", "timestamp": .integer(WallClock.now.seconds)])
        }
        router.get("/health") { _, _ in try await health() }
    }

    /// The parts are named as the original names them: `redis` is our queue.
    private func health() async throws -> Response {
        _ = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            try await tables.inFlightCount()
        }
        guard isTakingWork() else {
            throw Refusal(
                .overloaded, "The service takes no new messages at the moment.", retryAfter: .seconds(5))
        }
        return Envelope.response([
            "status": "UP", "timestamp": .integer(WallClock.now.seconds),
            "services": ["database": ["status": "UP"], "redis": ["status": "UP"]],
        ])
    }
}
