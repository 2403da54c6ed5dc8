import Archive
import Ledger
package import Messaging
import Policy

extension HouseStatus {
    /// The status for programs.
    package var json: JSONValue {
        let troubles = troubles
        return [
            "at": .string(at.precise), "version": .string(machine.version),
            "started_at": .string(machine.startedAt.precise),
            "health": [
                "state": .string(troubles.map(\.level).max()?.rawValue ?? "ok"),
                "troubles": .array(troubles.map(\.json)),
            ],
            "held": hold?.json ?? .null, "draining": drain?.json ?? .null,
            "taking_work": .bool(isTakingWork),
            "disk": [
                "free_bytes": machine.diskFreeBytes.json, "reserve_bytes": .integer(machine.diskReserveBytes),
            ],
            "resident_bytes": machine.residentBytes.json,
            "lag_bytes": .integer(lagBytes), "lag_limit_bytes": .integer(lagBytesMax),
            "queue": ["lanes": .array(lanes.map(\.json)), "held": .integer(held)],
            "accounts": .array(accounts.map { $0.json(at: at) }),
            "per_minute": .object(JSONObject(rates.map { ($0.name, $0.json) })),
            "alerts": .array(
                alerts.map { view in
                    [
                        "kind": .string(view.alert.kind.rawValue),
                        "level": .string(view.alert.level.rawValue),
                        "since": .string(view.raisedAt.precise), "text": .string(view.alert.english),
                    ]
                }),
        ]
    }
}

extension Trouble {
    fileprivate var json: JSONValue {
        ["kind": .string(kind.rawValue), "level": .string(level.rawValue), "text": .string(sentence)]
    }
}

extension LaneStatus {
    fileprivate var json: JSONValue {
        [
            "lane": .string(lane.name), "due": .integer(due), "later": .integer(later),
            "in_flight": .integer(inFlight), "awaiting_receipt": .integer(awaitingReceipt),
            "oldest_due": oldestDue.map { .string($0.precise) } ?? .null,
        ]
    }
}

extension AccountStanding {
    fileprivate func json(at now: Timestamp) -> JSONValue {
        let performance = window.performance(now: now)
        return [
            "name": .string(account.name), "state": .string(state.rawValue),
            "until": until.map { .string($0.precise) } ?? .null,
            "reason": reason.map { .string($0) } ?? .null, "paused": .bool(account.isPaused),
            "in_flight": .integer(window.inFlight), "window": .integer(window.size),
            "recent_success_rate": performance.successRate.map { .number(JSONNumber($0)) } ?? .null,
            "recent_p95_ms": performance.p95Latency.map { .integer($0.milliseconds) } ?? .null,
        ]
    }
}

extension HouseStatus.Rate {
    fileprivate var json: JSONValue {
        func rate(_ count: KeyPath<Traffic, Int>) -> JSONValue { .number(JSONNumber(perMinute(count))) }
        return [
            "accepted": rate(\.accepted), "sent": rate(\.sent), "delivered": rate(\.delivered),
            "failed": rate(\.failed),
        ]
    }
}

extension Int? {
    fileprivate var json: JSONValue { map { .integer($0) } ?? .null }
}
