import Messaging
import Testing

@testable import Ledger

@Suite struct `A receipt that a rule makes something of` {
    private let life = Life(1)
    private let soon = Life.seconds(60)
    private let later = Life.seconds(7200)

    private func trace(after events: [Event]) async throws -> Trace {
        let id = life.id()
        let found = try await TestLedger().tables(after: [life.accepted(), life.started()] + events) {
            tables throws(LedgerError) in try await tables.trace(id)
        }
        return try #require(found)
    }

    private var sent: Event { life.finished(.accepted, .awaitReceipt(until: soon)) }

    @Test func `opens what was open, unconfirmed or uncertain`() async throws {
        let stations: [[Event]] = [
            [], [sent], [sent, life.expired(.noReceipt)], [life.finished(.uncertain, .ask(at: soon))],
            [life.finished(.uncertain, .leaveUncertain)],
        ]
        for events in stations {
            for disposition in [Disposition.retry(at: later), .tryAnotherAccount(at: later)] {
                let receipt = life.receipt(isDelivered: false, at: 90, followUp: disposition)
                let view = try await trace(after: events + [receipt]).delivery
                #expect(view.state == .waiting && view.due == later)
                #expect(view.receipt == .none && view.receiptAt == nil && view.code == "UNDELIV")
                #expect(view.excluded == (disposition == .retry(at: later) ? [] : [AccountID(7)]))
            }
        }
    }

    @Test func `changes nothing of what is over, and nothing of a later attempt`() async throws {
        let receipt = life.receipt(isDelivered: false, at: 90, followUp: .retry(at: later))
        let ends: [([Event], DeliveryState)] = [
            ([life.finished(.delivered, .done)], .delivered),
            ([life.finished(.rejected(.permanent), .fail)], .failed),
            ([sent, life.receipt()], .delivered), ([sent, life.receipt(isDelivered: false)], .failed),
            ([life.finished(.uncertain, .retry(at: soon)), life.started(2)], .inFlight),
        ]
        for (events, state) in ends {
            #expect(try await trace(after: events + [receipt]).delivery.state == state)
        }
    }

    @Test func `ends it where the rule says so, and where it arrived`() async throws {
        for disposition in [Disposition.fail, .done, .leaveUncertain, .ask(at: later)] {
            let receipt = life.receipt(isDelivered: false, followUp: disposition)
            let view = try await trace(after: [sent, receipt]).delivery
            #expect(view.state == .failed && view.receipt == .failed)
        }
        let good = life.receipt(followUp: .retry(at: later))
        #expect(try await trace(after: [sent, good]).delivery.state == .delivered)
    }

    @Test func `is told of its attempt, each with what it made`() async throws {
        let attempts = try await trace(after: [
            life.finished(
                .accepted, .awaitReceipt(until: soon), rule: "wait", charge: SampleEvents.charge),
            life.receipt(isDelivered: false, at: 9, reportedAt: 8, followUp: .retry(at: soon)),
            life.started(2, at: 60),
            life.finished(attempt: 2, .accepted, .awaitReceipt(until: later), at: 61),
            life.receipt(2, at: 70),
        ]).attempts
        #expect(attempts.map(\.rule) == ["wait", ""])
        #expect(attempts.map(\.charge) == [SampleEvents.charge, nil])
        #expect(
            attempts.map(\.receipt) == [
                AttemptReceipt(
                    at: Life.seconds(9), reportedAt: Life.seconds(8), isDelivered: false, code: "UNDELIV",
                    text: "the carrier says so", rule: "once more", disposition: .retry(at: soon)),
                AttemptReceipt(
                    at: Life.seconds(70), reportedAt: nil, isDelivered: true, code: "DELIVRD",
                    text: "the carrier says so", rule: "", disposition: nil),
            ])
    }

    @Test func `is known of its attempt when it comes twice`() async throws {
        let life = life
        let named = life.finished(.accepted, .awaitReceipt(until: soon), name: "p")
        let receipt = life.receipt(isDelivered: false, followUp: .tryAnotherAccount(at: later))
        let events = [life.accepted(), life.started(), named, receipt, receipt]
        let found = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.attempt(
                matching: Callback.notice("p"), account: AccountID(7), at: Life.seconds(9))
        }
        #expect(found?.hasReceipt == true && found?.state == .waiting)
        #expect(found?.excluded == [AccountID(7)] && found?.attempts == 1)
    }

    @Test func `finds the files of its message`() async throws {
        let file = Attachment(filename: "a", contentType: "text/plain", bytes: [1])
        let life = Life(1, attachments: [file])
        let events = [
            life.accepted(), life.started(), life.finished(.accepted, .awaitReceipt(until: soon)),
            life.expired(.noReceipt), life.receipt(isDelivered: false, followUp: .retry(at: later)),
        ]
        let message = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.message(of: life.id())
        }
        #expect(message?.attachments == [file])
    }

    @Test func `does not take back the word of a receipt that beat its attempt's answer`() async throws {
        let view = try await trace(after: [life.receipt(), sent]).delivery
        #expect(view.state == .delivered && view.code == "DELIVRD")
    }
}
