package import Catalog
package import Ledger
package import Logging
package import Messaging
import ServiceLifecycle

/// Switches endpoints off that have taken no notice for a day, and tells the operator; the operator switches
/// them on again, and may have what they missed told again.
///
/// A notice is given up when it expired after a day of trying, or when the endpoint answered that it wants no
/// more of them. An endpoint goes when that happened to one notice, and a day later to another, and none
/// arrived in between. What was before the operator switched it on again does not count.
package actor EndpointWatch: Service {
    private let bookkeeper: Bookkeeper
    private let catalog: @Sendable () -> CatalogSnapshot
    private let switchOff: @Sendable (WebhookEndpoint, Application) async throws(CatalogError) -> Void
    private let time: any TimeSource
    private let logger: Logger

    private static let interval = Duration.seconds(600)
    /// For so long nothing must have arrived.
    private static let patience = Duration.seconds(86_400)
    /// How far back the first failure is looked for.
    private static let memory = patience + patience
    private static let alertsMax = 1000

    /// A watch that does nothing before ``run()``.
    ///
    /// - Parameter switchOff: makes the change in the catalog durable.
    package init(
        bookkeeper: Bookkeeper, catalog: @escaping @Sendable () -> CatalogSnapshot,
        switchOff: @escaping @Sendable (WebhookEndpoint, Application) async throws(CatalogError) -> Void,
        time: any TimeSource, logger: Logger
    ) {
        self.bookkeeper = bookkeeper
        self.catalog = catalog
        self.switchOff = switchOff
        self.time = time
        self.logger = logger
    }

    /// Looks every ten minutes, until the service is told to stop.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.time.sleep(until: self.time.now + Self.interval)
                guard !Task.isCancelled else { return }
                try await self.turn()
            }
        }
    }

    private func turn() async throws(LedgerError) {
        do {
            try await look()
        } catch {
            guard error.kind != .closed, error.kind != .damaged else { throw error }
            logger.warning("endpoints could not be looked at", metadata: ["reason": "\(error)"])
        }
    }

    /// Looks at each endpoint once.
    func look() async throws(LedgerError) {
        let catalog = catalog()
        let known = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.alerts(limit: Self.alertsMax).filter { $0.alert.kind == .endpoint }
        }
        guard !known.isBehind else { return }
        try await resolve(known.value, in: catalog)
        for application in catalog.applications {
            for endpoint in application.endpoints where endpoint.isEnabled {
                let last = known.value.first { $0.alert.key == Alert.key(of: endpoint) }
                // One that was resolved a moment ago began anew a moment ago.
                guard last == nil || last?.resolvedAt != nil else { continue }
                guard try await isDead(endpoint, since: last?.resolvedAt) else { continue }
                try await giveUp(endpoint, of: application)
            }
        }
    }

    /// Ends the alerts of endpoints that are switched on again, or gone.
    private func resolve(_ known: [AlertView], in catalog: CatalogSnapshot) async throws(LedgerError) {
        let off = Set(
            catalog.applications.flatMap(\.endpoints).filter { !$0.isEnabled }.map(Alert.key(of:)))
        let over = known.filter { $0.resolvedAt == nil && !off.contains($0.alert.key) }
        guard !over.isEmpty else { return }
        try await bookkeeper.record(
            over.map { .alertResolved(AlertResolved(key: $0.alert.key, at: time.now)) },
            finishesAccepted: true)
    }

    private func isDead(_ endpoint: WebhookEndpoint, since beginning: Timestamp?) async throws(LedgerError)
        -> Bool
    {
        let now = time.now
        let yesterday = Timestamp(milliseconds: now.milliseconds - Self.patience.milliseconds)
        let oldest = Timestamp(milliseconds: now.milliseconds - Self.memory.milliseconds)
        let start = max(oldest, beginning ?? oldest)
        let channel = ChannelID(SyntheticNumber.endpoint(endpoint.id).number)
        let health = try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            (
                lately: try await tables.endpointHealth(of: channel, since: max(start, yesterday)),
                before: try await tables.endpointHealth(of: channel, since: start)
            )
        }.value
        guard health.lately.delivered == 0, health.lately.givenUp > 0 else { return false }
        return (health.before.firstFailure ?? now) <= yesterday
    }

    private func giveUp(_ endpoint: WebhookEndpoint, of application: Application) async throws(LedgerError) {
        let names: Logger.Metadata = ["app": "\(application.name)", "endpoint": "\(endpoint.name)"]
        do {
            try await switchOff(endpoint, application)
        } catch {
            logger.error(
                "an endpoint that takes nothing could not be switched off",
                metadata: names.merging(["reason": "\(error)"]) { $1 })
            return
        }
        logger.warning(
            "an endpoint took nothing for a day and was switched off",
            metadata: names.merging([LogKind.key: "\(LogKind.endpointSwitchedOff)"]) { $1 })
        try await bookkeeper.record(
            [.alertRaised(Alert(deadEndpoint: endpoint, of: application, at: time.now))],
            finishesAccepted: true)
    }
}
