package import Ledger
package import Messaging

/// All that is counted while it happens. Cheap, from any thread, and nothing in it grows with traffic.
package struct Meters: Sendable {
    let ledger = LedgerTally()
    let door = DoorTally()
    let syncs = LatencyMeter(.syncs)
    let traffic: TrafficMeter

    /// Meters that all stand at zero.
    package init(time: any TimeSource) { traffic = TrafficMeter(time: time) }

    /// What the bookkeeper must tell.
    package var observer: LedgerObserver {
        LedgerObserver(
            onSync: { [syncs] in syncs.count($0) },
            onApplied: { [ledger, traffic] facts in
                ledger.count(facts)
                traffic.count(facts)
            })
    }

    /// Counts a request of the public door.
    ///
    /// - Parameters:
    ///   - route: the pattern that the path matched; nil for none.
    ///   - status: the HTTP status that was answered.
    ///   - refusal: why it was refused; nil where it was not.
    package func countRequest(
        route: String?, method: String, status: Int, refusal: Refusal.Code?, took: Duration
    ) {
        door.count(route: route, method: method, status: status, refusal: refusal, took: took)
    }

    func families(_ names: CatalogNames) -> [MetricFamily] {
        ledger.families(names) + door.families
            + [
                .histogram(
                    "message_push_journal_sync_duration_seconds",
                    "How long the disk took to make a group of records durable.", [(.none, syncs.reading)])
            ]
    }
}
