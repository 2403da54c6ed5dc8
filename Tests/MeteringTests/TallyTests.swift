import Catalog
import Ledger
import Messaging
import TestSupport
import Testing

@testable import Metering

@Suite struct `What the meters counted` {
    private let meters = Meters(time: SimulatedTime(Timestamp(seconds: 1_800_000_000)))
    private let line = Line(lane: .urgent, application: ApplicationID("key"), channel: ChannelID(4))

    private func page(_ catalog: CatalogSnapshot = CatalogSnapshot()) -> [Substring] {
        Exposition(meters.families(CatalogNames(catalog))).text.split(separator: "\n")
    }

    private func count(_ facts: LedgerFact...) { meters.ledger.count(facts) }

    @Test func `is told by account, lane, application and channel`() {
        let account = AccountID(7)
        count(
            .accepted(line, deliveries: 3), .attemptBegan(line, waited: .milliseconds(20)),
            .attemptEnded(account, .rejected(.permanent), took: .seconds(2)),
            .attemptEnded(account, .uncertain, took: nil),
            .deliveryEnded(line, .failed, age: .seconds(3)), .receiptArrived(account, isDelivered: false),
            .breakerOpened(account), .alertRaised(.queueAge))
        let expected = [
            #"message_push_deliveries_accepted_total{app="key",channel="4",lane="urgent"} 3"#,
            #"message_push_delivery_wait_seconds_bucket{lane="urgent",le="0.025"} 1"#,
            #"message_push_delivery_wait_seconds_count{lane="bulk"} 0"#,
            #"message_push_attempts_total{account="7",outcome="rejected/permanent"} 1"#,
            #"message_push_attempts_total{account="7",outcome="uncertain"} 1"#,
            #"message_push_attempt_duration_seconds_count{account="7"} 1"#,
            #"message_push_attempt_duration_seconds_sum{account="7"} 2"#,
            #"message_push_deliveries_ended_total{app="key",channel="4",state="failed"} 1"#,
            #"message_push_delivery_duration_seconds_count{lane="urgent"} 0"#,
            #"message_push_receipts_total{account="7",report="failed"} 1"#,
            #"message_push_breaker_openings_total{account="7"} 1"#,
            #"message_push_alerts_raised_total{kind="queue_age"} 1"#,
        ]
        #expect(Set(expected.map { $0[...] }).subtracting(page()).isEmpty)
    }

    @Test func `has the catalog's names, and one name for what the house makes for itself`() {
        let account = Account(
            id: AccountID(7), name: "main", provider: "smtp", configuration: [:], isEnabled: true,
            concurrencyMax: 1, version: 1)
        for number in 1...9 {
            let notices = SyntheticNumber.endpoint(Int64(number)).number
            count(
                .accepted(
                    Line(lane: .normal, application: .house, channel: ChannelID(notices)), deliveries: 1),
                .attemptEnded(AccountID(notices), .delivered, took: .seconds(1)))
        }
        count(.attemptEnded(AccountID(7), .delivered, took: .seconds(1)))
        let lines = page(CatalogSnapshot(accounts: [account])).filter { $0.contains("_total{") }
        #expect(
            lines == [
                "message_push_deliveries_accepted_total"
                    + #"{app="message-push",channel="(notices)",lane="normal"} 9"#,
                #"message_push_attempts_total{account="(notices)",outcome="delivered"} 9"#,
                #"message_push_attempts_total{account="main",outcome="delivered"} 1"#,
            ])
    }

    @Test func `knows requests by route, and strangers' paths and methods not at all`() {
        for method in ["GET", "BREW"] {
            meters.countRequest(
                route: nil, method: method, status: 404, refusal: .httpNotFound, took: .milliseconds(1))
        }
        meters.countRequest(
            route: "/api/v1/messages", method: "POST", status: 200, refusal: .rateLimited,
            took: .milliseconds(2))
        #expect(
            page().filter { $0.contains("http") && $0.contains("_total{") } == [
                #"message_push_http_requests_total{route="(none)",method="(none)",code="404"} 2"#,
                #"message_push_http_requests_total{route="/api/v1/messages",method="POST",code="200"} 1"#,
                #"message_push_http_refusals_total{code="30001"} 1"#,
                #"message_push_http_refusals_total{code="404"} 2"#,
            ])
    }

    @Test func `counts syncs as it is told of them`() {
        meters.syncs.count(.microseconds(300))
        #expect(page().contains("message_push_journal_sync_duration_seconds_count 1"))
    }
}
