package import Catalog
import Ledger
package import Logging
package import Messaging
import ServiceLifecycle

/// Writes what happens to deliveries into the log.
///
/// It has a thread of its own, because journald makes whoever writes wait while it cannot follow
/// (sd_journal_sendv(3)). So nobody else waits for it.
package actor LifeLog: Service {
    private let queue: LogQueue
    private let catalog: @Sendable () -> CatalogSnapshot
    private let showsReceivers: Bool
    private let time: any TimeSource
    private let executor: any SerialExecutor
    private let logger: Logger

    /// A writer that does nothing before ``run()``.
    ///
    /// - Parameters:
    ///   - showsReceivers: whether receivers stand in the log as they are; otherwise they are masked.
    ///   - executor: where it may block.
    package init(
        _ queue: LogQueue, catalog: @escaping @Sendable () -> CatalogSnapshot, showsReceivers: Bool,
        time: any TimeSource, executor: any SerialExecutor, logger: Logger
    ) {
        self.queue = queue
        self.catalog = catalog
        self.showsReceivers = showsReceivers
        self.time = time
        self.executor = executor
        self.logger = logger
    }

    /// The actor's thread.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        // Safe because the actor holds its executor for as long as it lives.
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Writes what comes until the service is told to stop, and then what is left.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { for await _ in self.queue.rings { await self.write() } }
                group.addTask { await self.tellWhatWasLeftOut() }
            }
        }
        write()
        tell(queue.renew())
    }

    /// Writes what waits.
    func write() {
        let events = queue.take()
        guard !events.isEmpty else { return }
        let catalog = catalog()
        for event in events {
            let told = ToldEvent(event, in: catalog, showsReceivers: showsReceivers)
            var metadata: Logger.Metadata = [LogKind.key: "\(event.kind)", "event": "\(event.word)"]
            for (name, value) in told.members {
                metadata[name] = .string(value.stringValue ?? value.text())
            }
            logger.log(level: event.level, "\(told.wholeSentence)", metadata: metadata)
        }
    }

    /// Says what the log did not bear.
    func tell(_ leftOut: LogAllowance.LeftOut) {
        guard leftOut.events > 0 else { return }
        logger.log(
            level: leftOut.failures > 0 ? .warning : .notice,
            "\(leftOut.events) events of deliveries were left out of the log, \(leftOut.failures) failures",
            metadata: [
                LogKind.key: "\(LogKind.eventsLeftOut)", "events": "\(leftOut.events)",
                "failures": "\(leftOut.failures)",
            ])
    }

    private func tellWhatWasLeftOut() async {
        while !Task.isCancelled {
            await time.sleep(until: time.now + LogAllowance.span)
            guard !Task.isCancelled else { return }
            tell(queue.renew())
        }
    }
}
