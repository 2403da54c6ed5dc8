import Catalog
import Ledger
import Messaging
import Metering
import Outbound
import Web

/// Who looks at the machine and at everybody's numbers, for the page that Prometheus reads.
struct Measuring {
    let page: MetricsPage

    init(
        started: Timestamp, meters: Meters, settings: Settings, bookkeeper: Bookkeeper, store: CatalogStore,
        dispatcher: Dispatcher, isTakingWork: @escaping @Sendable () -> Bool, time: any TimeSource
    ) {
        let machine = Machine(
            started: started, stateDirectory: settings.stateDirectory,
            diskReserveBytes: settings.diskReserveBytes)
        page = MetricsPage(
            meters: meters, bookkeeper: bookkeeper, catalog: { store.snapshot }, time: time,
            sources: MetricsPage.Sources(
                windows: {
                    Dictionary(
                        uniqueKeysWithValues: await dispatcher.accounts.map { ($0.account, $0.window) })
                },
                scheduled: { await dispatcher.activeCount }, isTakingWork: isTakingWork,
                machine: { await machine.reading }),
            limits: MetricsPage.Limits(
                lagBytesMax: settings.ledgerLagBytesMax, journalBytesMax: settings.journalBytesMax))
    }
}

extension Meters {
    /// Counts what a door reports.
    func count(_ report: RequestReport) {
        countRequest(
            route: report.route, method: report.method, status: report.status, refusal: report.refusal,
            took: report.took)
    }
}
