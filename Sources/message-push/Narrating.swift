import Catalog
import Chronicle
import Execution
import Ledger
import Logging
import Messaging

/// Who tells people what happens to deliveries: the ring those who watch, the log those who look later.
struct Narrating {
    let ring: LifeRing
    private let queue: LogQueue
    private let settings: Settings
    private let logger: Logger

    init(_ settings: Settings, started: Timestamp, logger: Logger) {
        self.settings = settings
        self.logger = logger
        ring = LifeRing(name: started.precise)
        queue = LogQueue(settings.logDeliveries, level: { logger.logLevel })
    }

    /// The same observer, which also tells both of what happens.
    func watching(with observer: LedgerObserver) -> LedgerObserver {
        observer.telling { [ring, queue] events in
            ring.add(events)
            queue.add(events)
        }
    }

    /// Who writes the log.
    func log(_ store: CatalogStore, time: any TimeSource) -> LifeLog {
        LifeLog(
            queue, catalog: { store.snapshot }, showsReceivers: settings.logsReceivers, time: time,
            executor: QueueExecutor(label: "lives.log"), logger: logger)
    }
}
