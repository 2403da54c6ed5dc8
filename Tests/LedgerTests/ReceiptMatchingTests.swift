import Messaging
import Testing

@testable import Ledger

@Suite struct `A receipt in search of its attempt` {
    private let life = Life(1)
    private let soon = Life.seconds(60)

    /// Looks for the attempt of a receipt that comes ten seconds into a life with three deliveries.
    private func match(
        _ notice: ReceiptNotice, account: Int64 = 7, at second: Int = 10, after events: [Event]
    ) async throws -> MatchedAttempt? {
        let starts = (0..<3).map { life.started(of: $0) }
        let all = [life.accepted(3)] + starts + events
        return try await TestLedger().tables(after: all) { tables throws(LedgerError) in
            try await tables.attempt(
                matching: notice, account: AccountID(account), at: Life.seconds(second))
        }
    }

    private func accepted(_ index: Int, name: String) -> Event {
        life.finished(of: index, .accepted, .awaitReceipt(until: soon), name: name)
    }

    private func first(_ index: Int) -> AttemptID { AttemptID(delivery: life.id(index), number: 1) }

    @Test func `finds it by the name that the provider gave it`() async throws {
        let found = try await match(
            Callback.notice("b"), after: [accepted(0, name: "a"), accepted(1, name: "b")])
        #expect(
            found
                == MatchedAttempt(
                    attempt: first(1), messageClass: .notice, medium: .email,
                    recipient: Recipient("r1@example.com"), state: .awaitingReceipt, account: AccountID(7),
                    line: life.line, attempts: 1, excluded: [], expiresAt: Life.seconds(86_400),
                    hasReceipt: false))
    }

    @Test func `finds it among those of one call by its recipient`() async throws {
        let events = (0..<3).map { accepted($0, name: "call") }
        #expect(try await match(Callback.notice("call", to: 2), after: events)?.attempt == first(2))
        #expect(try await match(Callback.notice("call", to: 3), after: events) == nil)
        #expect(try await match(Callback.notice("call"), after: events) == nil)
    }

    @Test func `finds it by our own name, while it is under way too`() async throws {
        #expect(try await match(Callback.notice("x", echo: first(1)), after: [])?.attempt == first(1))
        #expect(try await match(Callback.notice("x", echo: first(1)), after: [])?.state == .inFlight)
    }

    @Test func `finds nothing through another account, whatever it names`() async throws {
        let events = [accepted(0, name: "a"), life.finished(of: 1, .uncertain, .ask(at: soon))]
        for notice in [Callback.notice("a"), Callback.notice(echo: first(0)), Callback.notice("b", to: 1)] {
            #expect(try await match(notice, account: 8, after: events) == nil)
            #expect(try await match(notice, after: events) != nil)
        }
    }

    @Test func `finds no attempt that does not exist, and no name that nobody gave`() async throws {
        let events = [accepted(0, name: ""), life.finished(of: 1, .rejected(.permanent), .fail, name: "r")]
        let other = AttemptID(delivery: life.id(0), number: 2)
        for notice in [Callback.notice(echo: other), Callback.notice(), Callback.notice("r")] {
            #expect(try await match(notice, after: events) == nil)
        }
    }

    @Test func `tells whether a receipt came before, and takes the one without`() async throws {
        let events = [accepted(0, name: "a"), life.receipt()]
        let again = try await match(Callback.notice("a"), after: events)
        #expect(again?.hasReceipt == true && again?.state == .delivered)
        let twin = Life(2)
        let same = twin.finished(.accepted, .awaitReceipt(until: soon), name: "a")
        let both = [accepted(0, name: "a"), twin.accepted(), twin.started(), same]
        let notice = Callback.notice("a", to: 0)
        #expect(try await match(notice, after: both)?.attempt == first(0))
        let other = AttemptID(delivery: twin.id(), number: 1)
        #expect(try await match(notice, after: both + [life.receipt()])?.attempt == other)
        let late = [accepted(0, name: "a"), life.expired(.noReceipt)]
        let found = try await match(Callback.notice("a"), after: late)
        #expect(found?.hasReceipt == false && found?.state == .unconfirmed)
    }

    @Test func `finds it by the name that an inquiry told`() async throws {
        let found = try await match(
            Callback.notice("told"),
            after: [
                life.finished(.uncertain, .ask(at: soon)),
                life.answered(.underWay(providerMessageID: "told"), .awaitReceipt(until: soon)),
            ])
        #expect(found?.attempt == first(0))
    }

    @Test func `is of the one attempt to its recipient whose end nobody knows`() async throws {
        let unknown: [Disposition] = [.ask(at: soon), .leaveUncertain]
        for disposition in unknown {
            let events = [life.finished(of: 1, .uncertain, disposition)]
            let notice = Callback.notice("new", to: 1)
            #expect(try await match(notice, after: events)?.attempt == first(1))
            #expect(try await match(Callback.notice("new", to: 0), after: events) == nil)
            #expect(try await match(Callback.notice("new"), after: events) == nil)
            let patience = 72 * 3600
            #expect(try await match(notice, at: patience, after: events) != nil)
            #expect(try await match(notice, at: patience + 1, after: events) == nil)
        }
    }

    @Test func `is of nobody where two attempts may be meant, or the one is settled`() async throws {
        let uncertain = life.finished(.uncertain, .leaveUncertain)
        let notice = Callback.notice("new", to: 0)
        let twin = Life(2)
        let both = [uncertain, twin.accepted(), twin.started(), twin.finished(.uncertain, .leaveUncertain)]
        #expect(try await match(notice, after: both) == nil)
        #expect(try await match(notice, after: both + [twin.receipt()])?.attempt == first(0))
        #expect(try await match(notice, after: [uncertain, life.receipt()]) == nil)
        let named = life.answered(.underWay(providerMessageID: "other"), .ask(at: soon))
        #expect(try await match(notice, after: [life.finished(.uncertain, .ask(at: soon)), named]) == nil)
    }
}
