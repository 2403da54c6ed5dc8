import Messaging
import Testing

@testable import Ledger

@Suite struct `A delivery whose provider is asked` {
    private let life = Life(1)
    private let soon = Life.seconds(60)

    private func trace(after events: [Event]) async throws -> Trace {
        let id = life.id()
        let all = [life.accepted(), life.started()] + events
        let found = try await TestLedger().tables(after: all) { tables throws(LedgerError) in
            try await tables.trace(id)
        }
        return try #require(found)
    }

    private func inquiry(after events: [Event]) async throws -> OpenInquiry? {
        let id = life.id()
        let all = [life.accepted(), life.started()] + events
        return try await TestLedger().tables(after: all) { tables throws(LedgerError) in
            try await tables.inquiry(about: id)
        }
    }

    @Test func `settles where no answer came, and awaits its receipt where the provider has it`() async throws
    {
        let stations: [([Event], DeliveryState)] = [
            ([life.finished(.uncertain, .ask(at: soon))], .settling),
            ([life.declared(.ask(at: soon))], .settling),
            ([life.finished(.accepted, .ask(at: soon))], .awaitingReceipt),
            (
                [
                    life.finished(.uncertain, .ask(at: soon)),
                    life.answered(.underWay(providerMessageID: "p"), .ask(at: soon)),
                ], .awaitingReceipt
            ),
            (
                [life.declared(.ask(at: soon)), life.answered(.silent(text: "no"), .ask(at: soon))],
                .settling
            ),
            (
                [
                    life.finished(.accepted, .ask(at: soon)),
                    life.answered(.silent(text: "no"), .ask(at: soon)),
                ], .awaitingReceipt
            ),
        ]
        for (events, state) in stations {
            let view = try await trace(after: events).delivery
            #expect(view.state == state && view.due == soon)
            let outcome = try await inquiry(after: events)?.outcome
            #expect(outcome == (state == .settling ? .uncertain : .accepted))
        }
    }

    @Test func `goes where the answer leads`() async throws {
        let ends: [(InquiryAnswer, Disposition, DeliveryState)] = [
            (.delivered(code: "DELIVRD", text: ""), .done, .delivered),
            (.failed(code: "UNDELIV", text: ""), .fail, .failed),
            (.failed(code: "BUSY", text: ""), .tryAnotherAccount(at: soon), .waiting),
            (.absent, .retry(at: soon), .waiting), (.absent, .fail, .failed),
            (.underWay(providerMessageID: ""), .awaitReceipt(until: soon), .awaitingReceipt),
            (.silent(text: "timed out"), .leaveUncertain, .uncertain),
        ]
        for (answer, disposition, state) in ends {
            let events = [life.finished(.uncertain, .ask(at: soon)), life.answered(answer, disposition)]
            let view = try await trace(after: events).delivery
            #expect(view.state == state)
            let isMoved = disposition == .tryAnotherAccount(at: soon)
            #expect(view.excluded == (isMoved ? [AccountID(7)] : []))
            #expect(try await inquiry(after: events) == nil)
        }
    }

    @Test func `has the provider's last word for its receipt`() async throws {
        let asked = life.finished(.uncertain, .ask(at: soon))
        let good = try await trace(after: [
            asked, life.answered(.delivered(code: "DELIVRD", text: "got it"), .done, at: 90),
        ]).delivery
        #expect(good.receipt == .delivered && good.receiptAt == Life.seconds(90))
        #expect(good.code == "DELIVRD" && good.text == "got it")
        let bad = try await trace(after: [
            asked, life.answered(.failed(code: "UNDELIV", text: "off"), .fail, at: 90),
        ]).delivery
        #expect(bad.receipt == .failed && bad.receiptAt == Life.seconds(90) && bad.code == "UNDELIV")
        let unknown = try await trace(after: [asked, life.answered(.absent, .fail)]).delivery
        let held = try await trace(after: [
            life.finished(.accepted, .ask(at: soon)), life.answered(.absent, .ask(at: soon)),
        ]).delivery
        #expect(held.state == .awaitingReceipt && held.code == "c1")
        #expect(unknown.receipt == .none && unknown.receiptAt == nil && unknown.code.isEmpty)
    }

    @Test func `keeps how its attempt ended, and shows the answer beside it`() async throws {
        let attempt = try await trace(after: [
            life.finished(.uncertain, .ask(at: soon)),
            life.answered(.silent(text: "timed out"), .ask(at: soon), at: 60),
            life.answered(.underWay(providerMessageID: "p-1"), .ask(at: soon), at: 70),
            life.answered(.underWay(providerMessageID: "p-2"), .ask(at: soon), at: 80),
            life.answered(.failed(code: "UNDELIV", text: "switched off"), .fail, at: 90),
        ]).attempts[0]
        #expect(attempt.result?.outcome == .uncertain && attempt.result?.code == "c1")
        #expect(attempt.result?.providerMessageID == "p-1")
        #expect(attempt.disposition == .ask(at: soon))
        #expect(attempt.askedAt == Life.seconds(90) && attempt.answer == "failed UNDELIV switched off")
        let quiet = try await trace(after: [life.finished(.delivered, .done)]).attempts[0]
        #expect(quiet.askedAt == nil && quiet.answer.isEmpty)
    }

    @Test func `keeps the name that the provider gave with its first answer`() async throws {
        let attempt = try await trace(after: [
            life.finished(.accepted, .ask(at: soon), name: "first"),
            life.answered(.underWay(providerMessageID: "second"), .ask(at: soon)),
        ]).attempts[0]
        #expect(attempt.result?.providerMessageID == "first")
    }

    @Test func `is settled by a receipt that comes first, and answers change nothing then`() async throws {
        let view = try await trace(after: [
            life.finished(.uncertain, .ask(at: soon)), life.receipt(at: 10),
            life.answered(.absent, .retry(at: soon)),
        ]).delivery
        #expect(view.state == .delivered && view.receiptAt == Life.seconds(10))
    }

    @Test func `is not moved by an answer about an attempt that another followed`() async throws {
        let view = try await trace(after: [
            life.finished(.uncertain, .retry(at: soon)), life.started(2, at: 70),
            life.answered(.absent, .fail),
        ]).delivery
        #expect(view.state == .inFlight)
    }

    @Test func `ends as uncertain when its time passes before anybody knows`() async throws {
        let settling = try await trace(after: [
            life.finished(.uncertain, .ask(at: soon)), life.expired(.noReceipt, at: 90),
        ]).delivery
        #expect(settling.state == .uncertain && settling.receipt == .timeout)
        let held = try await trace(after: [
            life.finished(.accepted, .ask(at: soon)), life.expired(.noReceipt, at: 90),
        ]).delivery
        #expect(held.state == .unconfirmed)
    }

    @Test func `brings all that an inquiry needs`() async throws {
        let found = try await inquiry(after: [
            life.finished(.deferred(.transient), .tryAnotherAccount(at: soon)),
            life.started(2, at: 61, account: 8),
            life.finished(attempt: 2, .accepted, .ask(at: soon), at: 62, account: 8, name: "p-2"),
        ])
        #expect(
            found
                == OpenInquiry(
                    attempt: AttemptID(delivery: life.id(), number: 2), account: AccountID(8),
                    recipient: Recipient("r0@example.com"), startedAt: Life.seconds(61),
                    finishedAt: Life.seconds(62), providerMessageID: "p-2", outcome: .accepted,
                    application: ApplicationID("shop"),
                    channel: ChannelID(12), messageClass: .notice,
                    expiresAt: Life.seconds(86_400), excluded: [AccountID(7)]))
        #expect(try await inquiry(after: []) == nil)
    }
}
