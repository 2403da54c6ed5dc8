import Ledger
import Messaging
import ServiceLifecycle
import Synchronization

/// Wakes a desk that works from the ledger's tables: when somebody rings, and once a second if the tables
/// have moved since it last looked. An idle house pays a comparison a second and reads nothing.
final class TableBell: Sendable {
    private let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation
    /// How far the tables had come when the desk last had nothing left to do.
    private let looked = Mutex(Position.start)

    private static let interval = Duration.seconds(1)

    init() { (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// Says that there may be something. Cheap, and never waits.
    func ring() { bell.yield() }

    /// Calls `look` now and whenever the bell rings, until the service is told to stop. It returns how far
    /// the tables were that it looked at; ``Position/start`` to be called again in a second.
    func run(
        over bookkeeper: Bookkeeper, time: any TimeSource,
        look: @escaping @Sendable () async throws(LedgerError) -> Position
    ) async throws {
        ring()
        try await cancelWhenGracefulShutdown {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { await self.watch(bookkeeper, time) }
                for await _ in self.rings {
                    let seen = try await look()
                    self.looked.withLock { $0 = seen }
                }
                group.cancelAll()
            }
        }
    }

    private func watch(_ bookkeeper: Bookkeeper, _ time: any TimeSource) async {
        while !Task.isCancelled {
            await time.sleep(until: time.now + Self.interval)
            if bookkeeper.applied > looked.withLock({ $0 }) { ring() }
        }
    }
}
