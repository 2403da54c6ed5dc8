import Messaging
import Testing

@testable import message_push

@Suite struct `The story of a message` {
    private let now = Timestamp(rfc3339: "2026-11-23T12:05:00Z")!

    private func story(state: JSONValue, _ events: [JSONValue]) -> String {
        let trace: JSONValue = [
            "task_id": "t-1", "app": "my_shop", "channel": "mail_code", "medium": "email", "class": "code",
            "lane": "urgent", "receiver": "a***@example.org", "state": state,
            "accepted_at": "2026-11-23T12:00:00.100Z", "due_at": "2026-11-23T12:00:00.100Z",
            "expires_at": "2026-11-23T12:10:00Z", "account": "mail", "subject": "Your code",
            "events": .array(events),
        ]
        return TraceStory(trace, now: now).text(.none)
    }

    @Test func `says who, to whom, and what happened when and why`() {
        let text = story(
            state: "delivered",
            [
                ["at": "2026-11-23T12:00:00.100Z", "kind": "accepted"],
                [
                    "at": "2026-11-23T12:00:00.101Z", "kind": "attempt_started", "attempt": 1,
                    "account": "backup",
                    "choice": "weight 10 of 10",
                ],
                [
                    "at": "2026-11-23T12:00:01.100Z", "kind": "attempt_finished", "attempt": 1,
                    "account": "backup",
                    "outcome": "deferred/transient", "code": "421", "text": "4.3.2 Try later", "took_ms": 999,
                    "disposition": "try another account", "next_at": "2026-11-23T12:00:31.100Z",
                ],
                [
                    "at": "2026-11-23T12:00:31.234Z", "kind": "attempt_finished", "attempt": 2,
                    "account": "mail",
                    "outcome": "accepted", "code": "250", "text": "2.0.0 Ok: queued as 1F2A", "took_ms": 4100,
                    "disposition": "await_receipt", "next_at": "2026-11-26T12:00:31Z",
                ],
                ["at": "2026-11-24T00:00:00Z", "kind": "receipt", "account": "mail", "outcome": "delivered"],
            ])
        #expect(
            text == """
                Message t-1: delivered
                  to        a***@example.org
                  from app  my_shop
                  channel   mail_code (email, code, urgent lane)
                  subject   Your code
                  account   mail
                  accepted  2026-11-23 12:00:00 UTC (4 min ago)
                  expires   2026-11-23 12:10:00 UTC (in 5 min)

                2026-11-23 (UTC)
                12:00:00.100  accepted, safe on disk
                12:00:00.101  attempt 1 through backup begins (chosen: weight 10 of 10)
                12:00:01.100  attempt 1 through backup: failed for now (421 4.3.2 Try later) after 999 ms; \
                another account at 12:00:31 (in 30 s)
                12:00:31.234  attempt 2 through mail: accepted by the provider \
                (250 2.0.0 Ok: queued as 1F2A) after 4 s; waits for the receipt, \
                at the latest until 2026-11-26 12:00:31 (in 2 d)
                2026-11-24 (UTC)
                00:00:00.000  receipt through mail: delivered

                """)
    }

    @Test(
        arguments: [
            (
                ["kind": "scheduled", "next_at": "2026-11-24T08:00:00Z"],
                "waits until 2026-11-24 08:00:00 (in 20 h)"
            ),
            (
                ["kind": "asked", "attempt": 2, "account": "sms", "text": "unknown"],
                "the provider was asked about attempt 2 through sms: unknown"
            ),
            (
                [
                    "kind": "attempt_finished", "outcome": "accepted", "disposition": "ask the provider",
                    "next_at": "2026-11-23T12:01:00Z",
                ],
                """
                an attempt: accepted by the provider; the provider will be asked at 12:01:00 (in 60 s)
                """
            ),
            (["kind": "expired"], "expired: its moment passed before it could be sent"),
            (
                ["kind": "failed", "code": "30006", "text": "no account left"],
                "failed for good: 30006 no account left"
            ),
            (
                [
                    "kind": "declared_uncertain", "attempt": 1, "account": "sms",
                    "disposition": "leave uncertain",
                ],
                """
                attempt 1 through sms: uncertain, no answer was recorded before the daemon stopped; \
                not repeated, lest it arrive twice
                """
            ),
            (
                [
                    "kind": "control", "control": "hold", "by": "ops", "effect": "wished",
                ], "held by ops; an attempt is under way, so it holds once that has failed"
            ),
            (
                [
                    "kind": "attempt_finished", "attempt": 1, "account": "sms",
                    "outcome": "deferred/transient",
                    "disposition": "retry", "next_at": "2026-11-23T12:01:00Z", "rule": "slow down",
                ],
                """
                attempt 1 through sms: failed for now; next attempt at 12:01:00 (in 60 s), \
                by rule “slow down”
                """
            ),
            (
                [
                    "kind": "notice", "word": "delivered", "endpoint": "shop/orders", "event_id": "7",
                    "state": "delivered", "code": "200",
                ],
                "webhook delivered to shop/orders taken (event 7) (200)"
            ),
            (["kind": "moon_landing", "text": "\u{1B}[2J"], "moon landing: \\u{1b}[2J"),
        ] as [(JSONValue, String)])
    func `has a sentence for everything`(event: JSONValue, sentence: String) {
        let at = Timestamp(rfc3339: "2026-11-23T12:00:00Z")
        #expect(TraceEvent(event, at: at).sentence == sentence)
    }

    @Test func `says in plain words what a provider's code means, and what to do`() {
        let trace: JSONValue = [
            "events": [
                [
                    "at": "2026-11-23T12:00:01.100Z", "kind": "attempt_finished", "attempt": 1,
                    "account": "sms", "provider": "vendor", "outcome": "rejected/misconfigured",
                    "code": "E1", "text": "bad key", "disposition": "fail",
                ],
                [
                    "at": "2026-11-23T12:00:02Z", "kind": "receipt", "account": "sms", "provider": "vendor",
                    "outcome": "delivered", "code": "E1",
                ],
            ]
        ]
        let story = TraceStory(trace, now: now, explanations: SampleProvider.explanations(.chinese))
        #expect(
            story.text(.none).hasSuffix(
                """
                2026-11-23 (UTC)
                12:00:01.100  第 1 次发送（经 sms）：被拒绝，账号配置有误（E1 bad key）；不再重试
                              密钥有误，请更换。
                12:00:02.000  收到回执（经 sms）：已送达（E1）

                """))
    }

    @Test func `is short where nothing is known`() {
        #expect(TraceStory([:], now: now).text(.none) == "Message -: unknown\n\nNothing has happened yet.\n")
    }

    @Test func `is coloured only where it may be`() {
        let ink = Ink(isColoured: true)
        #expect(TraceStory(["state": "failed"], now: now).text(ink).contains("\u{1B}[31mfailed\u{1B}[0m"))
        #expect(!Ink(environment: ["NO_COLOR": "1"]).isColoured)
    }
}
