import Ledger
import Messaging

/// What the tables say of what waits.
struct QueueReading: Sendable {
    let lines: [WaitingCount]
    let inFlight: Int
    let held: Int
    /// Since when the first delivery of a lane is due, where one is.
    let oldest: [(lane: Lane, due: Timestamp)]
    let parkedReceipts: Int
    let alerts: [AlertView]

    /// Reads the tables as they are now; each kind of delivery by an index of its own.
    init(_ tables: LedgerReader, at moment: Timestamp) async throws(LedgerError) {
        lines = try await tables.waitingCounts(dueAt: moment)
        inFlight = try await tables.inFlightCount()
        held = try await tables.heldCount()
        oldest = try await tables.oldestDue(at: moment)
        parkedReceipts = try await tables.parkedCount()
        alerts = try await tables.activeAlerts()
    }

    func families(_ names: CatalogNames, at now: Timestamp) -> [MetricFamily] {
        let ages = Dictionary(oldest.map { ($0.lane, now - $0.due) }) { max($0, $1) }
        return [
            .gauge(
                "message_push_queue_deliveries", "Deliveries in the queue, by lane, application and channel.",
                lines.flatMap { depths(of: $0, names) }),
            .gauge(
                "message_push_queue_oldest_seconds",
                "For how long the first delivery of a lane has been due; zero where none is.",
                Lane.allCases.map { lane in
                    (["lane": lane.name], Double(max(0, (ages[lane] ?? .zero).milliseconds)) / 1000)
                }),
            .gauge(
                "message_push_in_flight_deliveries", "Deliveries that providers have in hand.",
                Double(inFlight)),
            .gauge("message_push_held_deliveries", "Deliveries that wait to be released.", Double(held)),
            .gauge(
                "message_push_parked_receipts", "Receipts that wait for the attempt that they are about.",
                Double(parkedReceipts)),
            .gauge(
                "message_push_alerts_active", "Troubles that last, by kind and level.",
                alerts.map { view in
                    (["kind": view.alert.kind.rawValue, "level": view.alert.level.rawValue], 1)
                }),
        ]
    }

    private func depths(of count: WaitingCount, _ names: CatalogNames) -> [(MetricLabels, Double)] {
        let states: [(DeliveryState, Int)] = [
            (.waiting, count.waiting), (.awaitingReceipt, count.awaitingReceipt), (.settling, count.settling),
        ]
        return states.map { state, number in
            (
                [
                    "lane": count.line.lane.name, "app": names.application(count.line.application),
                    "channel": names.channel(count.line.channel), "state": state.name.asLabel,
                ], Double(number)
            )
        }
    }
}
