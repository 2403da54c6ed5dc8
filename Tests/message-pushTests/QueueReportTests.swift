import Messaging
import Testing

@testable import message_push

@Suite struct `The report of what waits` {
    private let now = Timestamp(rfc3339: "2026-11-23T12:05:00Z")!

    @Test func `aligns lanes and accounts, wide characters too`() {
        let queue: JSONValue = [
            "lag_bytes": 1_234_567, "in_memory": 20000,
            "lanes": [
                [
                    "lane": "urgent", "app": "商城", "channel": "code", "waiting": 1,
                    "oldest_due": "2026-11-23T12:04:57Z",
                ],
                [
                    "lane": "bulk", "app": "my_app", "channel": "news", "waiting": 1_000_000,
                    "oldest_due": nil,
                ],
            ],
            "accounts": [
                [
                    "name": "mail", "in_flight": 3, "window": 10, "limit": 10, "state": "open", "until": nil,
                    "consecutive_failures": 0, "sent": 12345, "failed": 6, "recent_success_rate": 0.995,
                    "recent_p95_ms": 80,
                ],
                [
                    "name": "sms", "in_flight": 0, "window": 1, "limit": 50, "state": "shut",
                    "until": "2026-11-23T12:05:30Z", "consecutive_failures": 3, "sent": 0, "failed": 3,
                ],
            ],
            "totals": ["waiting": 1_000_001, "in_flight": 3, "awaiting_receipt": 0],
        ]
        #expect(
            QueueReport(queue, now: now).text(.none) == """
                1,000,001 waiting, 3 in flight, 0 awaiting a receipt. 20,000 in memory; \
                the ledger lags by 1,234,567 bytes.

                LANE    APP     CHANNEL    WAITING  OLDEST DUE
                urgent  商城    code             1  3 s ago
                bulk    my_app  news     1,000,000  -

                ACCOUNT  IN FLIGHT  WINDOW  LIMIT    SENT  FAILED  OF LATE    P95  STATE
                mail             3      10     10  12,345       6     99 %  80 ms  open
                sms              0       1     50       0       3        -      -  \
                shut after 3 failures in a row, tries again in 30 s

                """)
    }

    @Test func `says how large the ledger is and how far back it goes`() {
        let queue: JSONValue = [
            "lag_bytes": 0, "in_memory": 0, "totals": ["waiting": 0, "in_flight": 0, "awaiting_receipt": 0],
            "ledger": [
                "bytes": 12_345_678, "free_bytes": 4096, "oldest_message": "2026-08-25T12:05:00.000Z",
            ],
        ]
        #expect(
            QueueReport(queue, now: now).text(.none) == """
                0 waiting, 0 in flight, 0 awaiting a receipt. 0 in memory; the ledger lags by 0 bytes.
                The ledger takes 12,345,678 bytes, 4,096 of them free, the oldest message is from 90 d ago.

                """)
    }

    @Test func `begins with what holds the whole queue`() {
        let queue: JSONValue = [
            "held": ["reason": "restored", "since": "2026-11-23T12:00:00Z"], "totals": [:],
        ]
        #expect(
            QueueReport(queue, now: now).text(.none).hasPrefix(
                """
                This state came from a backup, 5 min ago, and is HELD: nothing is sent. \
                To go on: message-push queue resume

                """))
    }

    @Test func `says that the queue is being drained`() {
        let queue: JSONValue = [
            "held": nil, "draining": ["reason": "draining", "since": "2026-11-23T12:00:00Z"], "totals": [:],
        ]
        #expect(QueueReport(queue, now: now).text(.none).hasPrefix("The queue is being drained, 5 min ago"))
    }

    @Test(
        arguments: [
            (0, "now"), (-999, "now"), (-1500, "1 s ago"), (90_000, "in 90 s"), (-120_000, "2 min ago"),
            (7_200_000, "in 2 h"), (-200_000_000, "2 d ago"),
        ] as [(Int64, String)])
    func `tells times as people do`(milliseconds: Int64, words: String) {
        let moment = Timestamp(milliseconds: now.milliseconds + milliseconds)
        #expect(RelativeTime.words(moment, from: now) == words)
    }
}
