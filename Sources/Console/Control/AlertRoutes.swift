import Catalog
import Hummingbird
import Intake
import Ledger
import Messaging
import Web

/// `GET /control/alerts`: the troubles that are not over, with `all=1` also the last that are.
/// `POST /control/alerts/test`: sends a test through an alert target, or all that are switched on.
struct AlertRoutes: Sendable {
    let bookkeeper: Bookkeeper
    let desk: AlertDesk

    private static let bodyBytesMax = 64 << 10
    private static let alertsMax = 500

    func add(to router: Router<DoorContext>) {
        router.get("/control/alerts") { request, _ in
            let wantsAll = request.uri.queryParameters["all"] != nil
            let alerts = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                wantsAll
                    ? try await tables.alerts(limit: Self.alertsMax) : try await tables.activeAlerts()
            }.value
            return Envelope.response(["alerts": .array(alerts.map(Self.line))])
        }
        router.post("/control/alerts/test") { request, _ in
            let body = try JSONReading(try await request.bodyBytes(most: Self.bodyBytesMax))
            let tests = try await desk.test(try body.text("target"))
            return Envelope.response([
                "tests": .array(
                    tests.map { test in
                        [
                            "target": .string(test.target),
                            "tasks": .array(test.deliveries.map { .string($0.description) }),
                        ]
                    })
            ])
        }
    }

    private static func line(_ view: AlertView) -> JSONValue {
        let alert = view.alert
        return [
            "alert": .string(alert.key), "kind": .string(alert.kind.rawValue),
            "level": .string(alert.level.rawValue), "active": .bool(view.resolvedAt == nil),
            "since": .string(view.raisedAt.precise), "last_at": .string(alert.at.precise),
            "count": .integer(view.count), "told_at": view.toldAt.map { .string($0.precise) } ?? .null,
            "resolved_at": view.resolvedAt.map { .string($0.precise) } ?? .null,
            "text": ["en": .string(alert.english), "zh": .string(alert.chinese)],
        ]
    }
}
