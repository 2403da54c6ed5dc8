import Messaging
import Testing

@testable import Ledger

@Suite struct `A delivery in the tables` {
    private let life = Life(1)
    private let soon = Life.seconds(5)
    private let later = Life.seconds(7200)

    /// Records events one by one, and tells where the delivery stands after each.
    private func states(after events: [Event]) async throws -> [DeliveryState] {
        let id = life.id()
        return try await TestLedger().run { bookkeeper in
            var states: [DeliveryState] = []
            for event in events {
                let position = try await bookkeeper.record([event])
                states.append(try await bookkeeper.delivery(id, after: position).state)
            }
            return states
        }
    }

    private func view(after events: [Event]) async throws -> DeliveryView {
        let id = life.id()
        return try await TestLedger().run { bookkeeper in
            let position = try await bookkeeper.record(events)
            return try await bookkeeper.delivery(id, after: position)
        }
    }

    @Test func `goes from station to station to its end`() async throws {
        let states = try await states(after: [
            life.accepted(), life.started(), life.finished(.deferred(.transient), .retry(at: soon)),
            life.started(2),
            life.finished(attempt: 2, .rejected(.misconfigured), .tryAnotherAccount(at: soon)),
            life.started(3), life.finished(attempt: 3, .accepted, .awaitReceipt(until: later)),
            life.receipt(3),
        ])
        #expect(
            states == [
                .waiting, .inFlight, .waiting, .inFlight, .waiting, .inFlight, .awaitingReceipt, .delivered,
            ])
    }

    @Test func `ends as its outcome, its time or its channel says`() async throws {
        let ends: [([Event], DeliveryState)] = [
            ([life.started(), life.finished(.delivered, .done)], .delivered),
            ([life.started(), life.finished(.rejected(.permanent), .fail)], .failed),
            ([life.started(), life.finished(.uncertain, .leaveUncertain)], .uncertain),
            ([life.started(), life.declared(.leaveUncertain)], .uncertain),
            ([life.started(), life.declared(.retry(at: soon))], .waiting),
            ([life.expired(.tooLateToSend)], .expired), ([life.failed()], .failed),
            (
                [
                    life.started(), life.finished(.accepted, .awaitReceipt(until: soon)),
                    life.expired(.noReceipt),
                ], .unconfirmed
            ),
        ]
        for (events, end) in ends {
            #expect(try await states(after: [life.accepted()] + events).last == end)
        }
    }

    @Test func `keeps its end whatever comes later`() async throws {
        let ends: [([Event], DeliveryState)] = [
            ([life.finished(.delivered, .done)], .delivered),
            ([life.finished(.rejected(.permanent), .fail)], .failed),
            ([life.expired(.tooLateToSend)], .expired),
        ]
        for (events, end) in ends {
            let states = try await states(
                after: [life.accepted(), life.started()] + events + [
                    life.receipt(isDelivered: false), life.receipt(isDelivered: true),
                    life.expired(.noReceipt),
                    life.expired(.tooLateToSend), life.failed(), life.started(2),
                    life.finished(attempt: 2, .deferred(.transient), .retry(at: soon)),
                ])
            #expect(Set(states.dropFirst(2)) == [end])
        }
    }

    @Test(arguments: [true, false])
    func `that nobody confirmed is settled by a late receipt`(isDelivered: Bool) async throws {
        let open: [[Event]] = [
            [life.finished(.accepted, .awaitReceipt(until: soon)), life.expired(.noReceipt)],
            [life.finished(.uncertain, .leaveUncertain)],
        ]
        for events in open {
            let receipt = life.receipt(isDelivered: isDelivered, at: 9000)
            let view = try await view(after: [life.accepted(), life.started()] + events + [receipt])
            #expect(view.state == (isDelivered ? .delivered : .failed))
            #expect(view.receipt == (isDelivered ? .delivered : .failed))
            #expect(view.receiptAt == Life.seconds(9000))
            #expect(view.code == (isDelivered ? "DELIVRD" : "UNDELIV"))
        }
    }

    @Test(arguments: [(7, 7), (2000, 9), (-50_000, 0)])
    func `tells when its provider says that it arrived, if that can be`(said: Int, kept: Int) async throws {
        let sent = life.finished(.accepted, .awaitReceipt(until: soon))
        let receipt = life.receipt(at: 9, reportedAt: said)
        let view = try await view(after: [life.accepted(), life.started(), sent, receipt])
        #expect(view.receiptAt == Life.seconds(kept))
    }

    @Test func `is not failed by the report on an attempt before its last`() async throws {
        let again = [
            life.accepted(), life.started(), life.finished(.uncertain, .retry(at: soon)), life.started(2),
            life.receipt(1, isDelivered: false),
        ]
        #expect(try await view(after: again).state == .inFlight)
        #expect(try await view(after: again + [life.receipt(1)]).state == .delivered)
    }

    @Test func `that a receipt ended before its outcome stays ended`() async throws {
        let states = try await states(after: [
            life.accepted(), life.started(), life.receipt(),
            life.finished(.accepted, .awaitReceipt(until: later)), life.expired(.noReceipt),
        ])
        #expect(states == [.waiting, .inFlight, .delivered, .delivered, .delivered])
    }

    @Test func `knows its attempts, their accounts and why`() async throws {
        let life = life
        let soon = soon
        let trace = try await TestLedger().run { bookkeeper in
            let position = try await bookkeeper.record([
                life.accepted(), life.started(account: 7),
                life.finished(.rejected(.misconfigured), .tryAnotherAccount(at: soon), account: 7),
                life.started(2, at: 5, account: 8),
            ])
            return try await bookkeeper.read(after: position) { tables throws(LedgerError) in
                try await tables.trace(life.id())
            }.value
        }
        let view = try #require(trace?.delivery)
        let attempts = try #require(trace?.attempts)
        #expect(view.attempts == 2)
        #expect(view.excluded == [AccountID(7)])
        #expect(view.account == AccountID(8))
        #expect(view.message == life.message)
        #expect(attempts.map(\.number) == [1, 2])
        #expect(attempts.map(\.account) == [AccountID(7), AccountID(8)])
        #expect(attempts.map(\.startedAt) == [Life.seconds(0), Life.seconds(5)])
        #expect(attempts.map(\.finishedAt) == [Life.seconds(1), nil])
        #expect(attempts.map(\.disposition) == [.tryAnotherAccount(at: soon), nil])
        #expect(attempts.first?.result == AttemptResult(.rejected(.misconfigured), code: "c1", text: "t1"))
    }

    @Test func `takes its files along to its message's last end`() async throws {
        let file = Attachment(filename: "a.pdf", contentType: "application/pdf", bytes: [1, 2, 3])
        let life = Life(1, attachments: [file, file])
        let ledger = try TestLedger()
        let counts = try await ledger.run { bookkeeper in
            var counts: [Int?] = []
            let done = life.finished(of: 0, .delivered, .done)
            for events in [
                [life.accepted(2)], [life.started(of: 0), done], [life.expired(.tooLateToSend, of: 1)],
            ] {
                let position = try await bookkeeper.record(events)
                counts.append(
                    try await bookkeeper.message(of: life.id(1), after: position)?.attachments.count)
            }
            return counts
        }
        #expect(counts == [2, 2, 0])
        #expect(try ledger.rows("SELECT unfinished FROM messages") == ["unfinished: 0"])
    }
}

extension Bookkeeper {
    /// A delivery as the tables have it once they have come to `position`.
    func delivery(_ id: DeliveryID, after position: Position) async throws(LedgerError) -> DeliveryView {
        let found = try await read(after: position) { tables throws(LedgerError) in
            try await tables.delivery(id)
        }
        guard !found.isBehind, let view = found.value else {
            throw LedgerError(kind: .trouble, "no delivery \(id)")
        }
        return view
    }

    func message(of id: DeliveryID, after position: Position) async throws(LedgerError) -> Message? {
        try await read(after: position) { tables throws(LedgerError) in try await tables.message(of: id) }
            .value
    }
}
