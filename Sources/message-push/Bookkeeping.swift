import Ledger
import ServiceLifecycle

/// Lets the bookkeeper carry the journal into the tables until the daemon stops.
struct Bookkeeping: Service {
    let bookkeeper: Bookkeeper

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bookkeeper.run() }
            group.addTask {
                try await gracefulShutdown()
                await bookkeeper.close()
            }
            try await group.next()
            group.cancelAll()
            await bookkeeper.close()
        }
    }
}
