import Catalog
import FoundationEssentials
import Intake
import Ledger
import Logging
import Messaging
import ServiceLifecycle

/// Who tells applications and operators what happened.
struct Telling {
    let notices: NoticeDesk
    let endpoints: EndpointWatch
    let replays: ReplayDesk
    let alerts: AlertDesk
    let watch: AlertWatch

    init(
        bookkeeper: Bookkeeper, store: CatalogStore, allowances: Allowances, queueAgeMax: Duration,
        time: any TimeSource, dice: @escaping @Sendable () -> UInt64, logger: Logger
    ) {
        let catalog = { @Sendable in store.snapshot }
        notices = NoticeDesk(
            bookkeeper: bookkeeper, catalog: catalog, time: time, dice: dice, logger: logger)
        endpoints = EndpointWatch(
            bookkeeper: bookkeeper, catalog: catalog,
            switchOff: { endpoint, _ throws(CatalogError) in
                _ = try await store.switchOff(endpoint: endpoint.id, by: "message-push")
            },
            time: time, logger: logger)
        replays = ReplayDesk(bookkeeper: bookkeeper, catalog: catalog, time: time, dice: dice)
        alerts = AlertDesk(
            bookkeeper: bookkeeper, catalog: catalog, host: ProcessInfo.processInfo.hostName, time: time,
            dice: dice,
            logger: logger)
        watch = AlertWatch(
            bookkeeper: bookkeeper, catalog: catalog,
            sources: AlertWatch.Sources(
                quota: { application, now in
                    allowances.quotas.standing(
                        of: application, in: store.snapshot.zone(of: application), now: now)
                },
                spending: allowances.spending, queueAgeMax: queueAgeMax),
            time: time, logger: logger)
    }

    var services: [any Service] { [notices, endpoints, alerts, watch] }
}
