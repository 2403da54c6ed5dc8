import Messaging
import Testing

@testable import Ledger

@Suite struct `The recorded failures` {
    private let life = Life(1)
    private let soon = Life.seconds(60)

    private var events: [Event] {
        [
            life.accepted(3), life.started(), life.started(of: 1), life.started(of: 2),
            life.finished(
                .deferred(.accountThrottled), .tryAnotherAccount(at: soon), at: 5, rule: "busy"),
            life.finished(of: 1, .delivered, .done, at: 6),
            life.finished(of: 2, .accepted, .awaitReceipt(until: soon), at: 4),
            life.started(2, at: 10, account: 8),
            life.finished(attempt: 2, .uncertain, .retry(at: soon), at: 12, account: 8),
            life.receipt(of: 2, isDelivered: false, at: 8, followUp: .retry(at: soon)),
            life.receipt(2, at: 20),
        ]
    }

    @Test func `are those of attempts and then those of receipts, each in the order of time`() async throws {
        let found = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.failures(since: Life.start, after: nil, limit: 10)
        }
        #expect(found.next == nil && found.found.count == 3)
        #expect(
            found.found[0]
                == RecordedFailure(
                    attempt: AttemptID(delivery: life.id(), number: 1), scene: .sendFailure,
                    at: Life.seconds(5), account: AccountID(7), outcome: .deferred(.accountThrottled),
                    code: "c1", text: "t1", disposition: .tryAnotherAccount(at: soon), rule: "busy",
                    medium: .email, messageClass: .notice, line: life.line, attempts: 2))
        #expect(found.found[1].outcome == .uncertain && found.found[1].attempt.number == 2)
        let receipt = found.found[2]
        #expect(receipt.scene == .callbackFailure && receipt.outcome == nil && receipt.code == "UNDELIV")
        #expect(receipt.rule == "once more" && receipt.disposition == .retry(at: soon))
        #expect(receipt.at == Life.seconds(8) && receipt.attempt.delivery == life.id(2))
    }

    @Test(arguments: [1, 2, 3])
    func `come page by page, since a moment`(limit: Int) async throws {
        let pages = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            var (all, cursor): ([RecordedFailure], FailureCursor?) = ([], nil)
            repeat {
                let page = try await tables.failures(
                    since: Life.seconds(5), after: cursor, limit: limit)
                all += page.found
                cursor = page.next
            } while cursor != nil
            return (all, try await tables.failures(since: Life.seconds(6), after: nil, limit: 9).found)
        }
        #expect(pages.0.map(\.at) == [5, 12, 8].map(Life.seconds))
        #expect(pages.1.map(\.at) == [12, 8].map(Life.seconds))
    }
}
