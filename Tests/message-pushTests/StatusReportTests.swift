import Messaging
import Testing

@testable import message_push

@Suite struct `The report of how the daemon is` {
    private let now = Timestamp(rfc3339: "2026-11-23T12:05:00Z")!

    private func lane(_ name: String, due: Int = 0, oldest: JSONValue = nil) -> JSONValue {
        [
            "lane": .string(name), "due": .integer(due), "later": 0, "in_flight": 0, "awaiting_receipt": 0,
            "oldest_due": oldest,
        ]
    }

    private func status(
        troubles: [JSONValue] = [], accounts: [JSONValue] = [], alerts: [JSONValue] = []
    ) -> JSONValue {
        let rate: JSONValue = ["accepted": 12.5, "sent": 12, "delivered": 11.9, "failed": 0]
        let lanes = [
            lane("urgent"), lane("normal", due: 1204, oldest: "2026-11-23T12:04:48Z"), lane("bulk"),
        ]
        return [
            "version": "1.2.3", "started_at": "2026-11-23T09:05:00Z",
            "health": [
                "state": troubles.isEmpty ? "ok" : "critical", "troubles": .array(troubles),
            ],
            "disk": ["free_bytes": 46_000_000_000], "resident_bytes": 24_000_000, "lag_bytes": 0,
            "queue": ["held": 0, "lanes": .array(lanes)],
            "per_minute": ["minute": rate, "five_minutes": rate, "hour": rate],
            "accounts": .array(accounts), "alerts": .array(alerts),
        ]
    }

    private func account(_ name: String, _ state: String, until: JSONValue = nil) -> JSONValue {
        [
            "name": .string(name), "state": .string(state), "until": until, "in_flight": 1, "window": 8,
            "recent_success_rate": 0.995, "recent_p95_ms": 80,
        ]
    }

    @Test func `fits on one screen and begins with the verdict`() {
        let accounts = [
            account("mail", "open"), account("sms", "resting", until: "2026-11-23T12:05:30Z"),
            account("spare", "paused"),
        ]
        #expect(
            StatusReport(status(accounts: accounts), now: now).text(.none) == """
                message-push 1.2.3 is well. It runs since 2026-11-23T09:05:00Z, 3 h ago.
                42.8 GiB free on the disk, 22.8 MiB of memory; the tables lag by 0 bytes.

                LANE      DUE  LATER  IN FLIGHT  AWAITING RECEIPT  OLDEST DUE
                urgent      0      0          0                 0  -
                normal  1,204      0          0                 0  12 s ago
                bulk        0      0          0                 0  -

                PER MINUTE         ACCEPTED  SENT  DELIVERED  FAILED
                last minute            12.5    12       11.9       0
                last five minutes      12.5    12       11.9       0
                last hour              12.5    12       11.9       0

                ACCOUNT  IN FLIGHT  WINDOW  OF LATE    P95  STATE
                sms              1       8     99 %  80 ms  resting, tries again in 30 s
                spare            1       8     99 %  80 ms  paused by the operator
                mail             1       8     99 %  80 ms  open

                """)
    }

    @Test func `has at most forty lines, whatever there is to tell`() {
        let trouble: JSONValue = ["level": "critical", "text": "The queue is HELD."]
        let alert: JSONValue = ["level": "critical", "since": "2026-11-23T12:00:00Z", "text": "Alas."]
        let text = StatusReport(
            status(
                troubles: Array(repeating: trouble, count: 9),
                accounts: (0..<50).map { account("a\($0)", "open") },
                alerts: Array(repeating: alert, count: 30)), now: now
        ).text(.none)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
        #expect(text.hasPrefix("message-push 1.2.3 is not well."))
        #expect(text.contains("critical: The queue is HELD.\n") && text.contains("and 40 more\n"))
        #expect(text.contains("critical, 5 min ago: Alas.\n"))
    }
}
