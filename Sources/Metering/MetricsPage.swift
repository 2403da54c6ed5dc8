package import Catalog
package import Ledger
package import Messaging
package import Policy

/// The page that Prometheus reads: what the meters counted, and what is to be seen at the moment.
package struct MetricsPage: Sendable {
    /// What is looked at besides the tables.
    package struct Sources: Sendable {
        let windows: @Sendable () async -> [AccountID: AccountWindow]
        let scheduled: @Sendable () async -> Int
        let isTakingWork: @Sendable () -> Bool
        let machine: @Sendable () async -> MachineReading

        /// - Parameters:
        ///   - windows: what the dispatcher knows of the accounts.
        ///   - scheduled: how many deliveries it has in memory.
        ///   - isTakingWork: whether new messages are accepted.
        package init(
            windows: @escaping @Sendable () async -> [AccountID: AccountWindow],
            scheduled: @escaping @Sendable () async -> Int, isTakingWork: @escaping @Sendable () -> Bool,
            machine: @escaping @Sendable () async -> MachineReading
        ) {
            self.windows = windows
            self.scheduled = scheduled
            self.isTakingWork = isTakingWork
            self.machine = machine
        }
    }

    /// What the storage may come to.
    package struct Limits: Sendable {
        let lagBytesMax: Int
        let journalBytesMax: Int

        /// The settings of these names.
        package init(lagBytesMax: Int, journalBytesMax: Int) {
            self.lagBytesMax = lagBytesMax
            self.journalBytesMax = journalBytesMax
        }
    }

    let meters: Meters
    let bookkeeper: Bookkeeper
    let catalog: @Sendable () -> CatalogSnapshot
    let time: any TimeSource
    let sources: Sources
    let limits: Limits
    let queue: QueueGauge

    /// A page that is written anew each time it is asked for.
    package init(
        meters: Meters, bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot,
        time: any TimeSource, sources: Sources, limits: Limits
    ) {
        self.meters = meters
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.time = time
        self.sources = sources
        self.limits = limits
        queue = QueueGauge(bookkeeper: bookkeeper, time: time)
    }

    /// The page as it is now; what waits may be a few seconds old.
    ///
    /// - Throws: ``LedgerError`` when the tables cannot be read.
    package func exposition() async throws(LedgerError) -> Exposition {
        let now = time.now
        let catalog = catalog()
        let names = CatalogNames(catalog)
        let accounts = AccountReading(await sources.windows(), in: catalog, at: now)
        let waiting = try await queue.reading().families(names, at: now)
        return Exposition(
            meters.families(names) + waiting + accounts.families + (await storage)
                + (await sources.machine()).families)
    }

    private var storage: [MetricFamily] {
        get async {
            [
                .gauge(
                    "message_push_taking_work",
                    "1 while new messages are accepted, 0 while they are refused.",
                    sources.isTakingWork() ? 1 : 0),
                .gauge(
                    "message_push_scheduled_deliveries", "Deliveries that the dispatcher has in memory.",
                    Double(await sources.scheduled())),
                .gauge(
                    "message_push_ledger_lag_bytes", "Bytes of journal that the tables do not hold yet.",
                    Double(bookkeeper.lag)),
                .gauge(
                    "message_push_ledger_lag_limit_bytes", "With a longer lag no new message is accepted.",
                    Double(limits.lagBytesMax)),
                .gauge(
                    "message_push_journal_bytes", "Bytes of journal that are kept.",
                    Double(bookkeeper.journalBytes)),
                .gauge(
                    "message_push_journal_limit_bytes", "With a longer journal no new message is accepted.",
                    Double(limits.journalBytesMax)),
            ]
        }
    }
}
