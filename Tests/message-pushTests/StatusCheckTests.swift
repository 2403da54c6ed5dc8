import ArgumentParser
import Messaging
import Testing

@testable import message_push

@Suite struct `A check for a monitoring system` {
    private let now = Timestamp(rfc3339: "2026-11-23T12:05:00Z")!

    private func status(_ troubles: JSONValue = [], due: Int = 3, oldest: JSONValue = nil) -> JSONValue {
        [
            "health": ["troubles": troubles],
            "queue": [
                "lanes": [
                    [
                        "lane": "urgent", "due": .integer(due), "in_flight": 2, "later": 1,
                        "oldest_due": oldest,
                    ],
                    ["lane": "bulk", "due": 0, "in_flight": 0, "later": 5, "oldest_due": nil],
                ]
            ],
            "per_minute": ["five_minutes": ["accepted": 7.5, "sent": 7, "delivered": 6, "failed": 0]],
            "lag_bytes": 0, "lag_limit_bytes": 99, "disk": ["free_bytes": 5000, "reserve_bytes": 100],
        ]
    }

    private func check(_ status: JSONValue, _ options: String...) throws -> StatusCheck {
        let command = try MessagePush.parseAsRoot(["status", "--check"] + options)
        return StatusCheck(status, limits: try #require(command as? StatusCommand).limits, now: now)
    }

    @Test func `tells in one line how it is, with numbers behind a bar`() throws {
        let check = try check(status(oldest: "2026-11-23T12:04:56Z"))
        #expect(check.verdict == .ok && check.verdict.rawValue == 0)
        #expect(
            check.line == """
                OK - 3 due, the oldest for 4 s; 2 in flight; 7 sent a minute|due=3;100000;1000000;0 \
                oldest=4s;300;900;0 later=6;;;0 in_flight=2;;;0 awaiting_receipt=0;;;0 \
                accepted_per_minute=7.5;;;0 sent_per_minute=7;;;0 delivered_per_minute=6;;;0 \
                failed_per_minute=0;;;0 lag=0B;;99;0 disk_free=5000B;;100:;0
                """)
    }

    @Test(
        arguments: [
            ("2026-11-23T12:00:00Z", .ok), ("2026-11-23T11:59:59Z", .warning),
            ("2026-11-23T11:49:59Z", .critical),
        ] as [(String, StatusCheck.Verdict)])
    func `minds how long something has been due`(oldest: String, verdict: StatusCheck.Verdict) throws {
        #expect(try check(status(oldest: .string(oldest))).verdict == verdict)
    }

    @Test func `minds how much is due`() throws {
        let limits = ["--warning-waiting", "9", "--critical-waiting", "20"]
        for (due, verdict) in [(9, StatusCheck.Verdict.ok), (10, .warning), (21, .critical)] {
            let check = try check(status(due: due), limits[0], limits[1], limits[2], limits[3])
            #expect(check.verdict == verdict)
        }
    }

    @Test func `tells troubles, the worst first and all in one line`() throws {
        let check = try check(
            status([
                ["level": "warning", "text": "Account a|b rests."],
                ["level": "critical", "text": "The queue is HELD."],
            ]))
        #expect(check.verdict == .critical)
        #expect(check.line.hasPrefix("CRITICAL - The queue is HELD. Account a b rests.|due=3"))
    }

    @Test func `takes a silent daemon for critical, and a closed door for unknown`() {
        let silent = StatusCheck(ControlError.notRunning(socket: "/x"))
        #expect(silent.verdict == .critical && silent.line.hasPrefix("CRITICAL - The daemon is not running"))
        #expect(StatusCheck(ControlError.noAnswer("It took too long.")).verdict == .critical)
        let closed = StatusCheck(ControlError.notPermitted(socket: "/x"))
        #expect(closed.verdict == .unknown && closed.verdict.rawValue == 3)
    }

    @Test(arguments: [
        "--warning-age 10 --critical-age 5", "--warning-waiting -1", "--watch 0", "--check --json",
        "--check --watch",
    ])
    func `refuses limits that make no sense`(options: String) {
        #expect(throws: (any Error).self) {
            try MessagePush.parseAsRoot(["status"] + options.split(separator: " ").map(String.init))
        }
    }
}
