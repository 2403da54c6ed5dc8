import Messaging
import Testing

@testable import Ledger

@Suite struct `What limits are rebuilt from` {
    private static let day = CivilDay(number: 20_780)

    private func counted(_ number: Int, on day: CivilDay, app: String = "shop") -> Life {
        Life(number, app: app) { $0.quotaDay = day }
    }

    @Test func `tells how many receivers an application had on each of its days`() async throws {
        let next = Self.day.next
        let events = [
            counted(1, on: Self.day).accepted(3), counted(2, on: Self.day).accepted(2),
            counted(3, on: next).accepted(), counted(4, on: next, app: "other").accepted(4),
            Life(5).accepted(9), counted(6, on: Self.day.advanced(by: -1)).accepted(),
        ]
        let use = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            try await tables.quotaUse(since: Self.day)
        }
        #expect(use.map(\.count) == [5, 4, 1])
        #expect(use.map(\.day) == [Self.day, next, next])
        #expect(use.map(\.application.key) == ["shop", "other", "shop"])
    }

    @Test func `tells what attempts have cost, once they are over`() async throws {
        let life = Life(1)
        let charge = Charge(
            amount: Money(millionths: 45_000), parts: 2, applicationDay: Self.day, accountDay: Self.day.next)
        let most = Charge(
            amount: Money(millionths: .max - 1), parts: 1, applicationDay: Self.day.next,
            accountDay: Self.day)
        let soon = Life.seconds(9)
        let events = [
            life.accepted(), life.started(charge: charge),
            life.finished(.deferred(.transient), .retry(at: soon), charge: charge),
            life.started(2, account: 8, charge: charge),
            life.finished(attempt: 2, .deferred(.transient), .retry(at: soon), account: 8),
            life.started(3, charge: charge), life.declared(.retry(at: soon), attempt: 3, charge: charge),
            life.started(4, account: 9, charge: charge),
        ]
        let (spending, view, open) = try await TestLedger().tables(after: events) {
            tables throws(LedgerError) in
            (
                try await tables.spending(since: Self.day), try await tables.delivery(life.id()),
                try await tables.openAttempts()
            )
        }
        let twice = charge.amount + charge.amount
        #expect(
            spending == [
                Spending(
                    spender: .application(ApplicationID("shop")), day: Self.day, amount: twice, messages: 2,
                    parts: 4),
                Spending(
                    spender: .account(AccountID(7)), day: Self.day.next, amount: twice, messages: 2,
                    parts: 4),
            ])
        #expect(view?.cost == twice + charge.amount)
        #expect(open.map(\.charge) == [charge])
        let many = (1...3).flatMap { number in
            let dear = Life(number)
            return [dear.accepted(), dear.started(), dear.finished(.delivered, .done, charge: most)]
        }
        let ledger = try TestLedger()
        let most3 = try await ledger.run { bookkeeper in
            for event in many {
                let position = try await bookkeeper.record([event])
                _ = try await bookkeeper.read(after: position) { _ in }
            }
            return try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                try await tables.spending(since: Self.day)
            }.value
        }
        #expect(most3.map(\.amount.millionths) == [.max, .max])
    }

    @Test func `keeps guarded deliveries until their time is over, and a little longer`() async throws {
        func guarded(_ number: Int, at second: Int, for seconds: Int) -> Life {
            Life(number, messageClass: .code) { message in
                message.acceptedAt = Life.seconds(second)
                message.guarding = Guarding(
                    contentDigest: UInt64(number), clientAddress: "192.0.2.\(number)",
                    until: Life.seconds(second + seconds))
            }
        }
        let events = [
            guarded(1, at: 0, for: 100).accepted(2), Life(2).accepted(),
            guarded(3, at: 1, for: 10).accepted(3),
            guarded(4, at: 50, for: 100).accepted(),
        ]
        let (first, rest) = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            let first = try await tables.guardedDeliveries(after: 0, limit: 2)
            return (first, try await tables.guardedDeliveries(after: first[1].number, limit: 9))
        }
        #expect(first.map(\.number) == [1, 2])
        #expect(first.map(\.recipient.address) == ["r0@example.com", "r1@example.com"])
        #expect(first[0].messageClass == .code && first[0].acceptedAt == Life.start)
        #expect(first[0].application.key == "shop" && first[0].channel == ChannelID(12))
        #expect(
            first[0].guarding
                == Guarding(contentDigest: 1, clientAddress: "192.0.2.1", until: Life.seconds(100)))
        // Two of the three that were over went with the fourth message, which added one.
        #expect(rest.map(\.number) == [6, 7])
    }

    @Test func `remembers an idempotency key for a day, and who had it first`() async throws {
        func keyed(_ number: Int, at second: Int, key: String = "k", app: String = "shop") -> Life {
            Life(number, app: app) { message in
                message.acceptedAt = Life.seconds(second)
                message.isBatch = number == 1
                message.refusedCount = number
                message.idempotency = Idempotency(key: key, digest: .max - UInt64(number))
            }
        }
        let day = 86_400
        let first = keyed(1, at: 0)
        let events = [
            first.accepted(3), keyed(2, at: 5).accepted(), keyed(3, at: 6, app: "other").accepted(),
            keyed(4, at: 7, key: "l").accepted(),
        ]
        func answer(
            after events: [Event], at second: Int, app: String = "shop"
        ) async throws -> IdempotentAcceptance? {
            try await TestLedger().tables(after: events) { tables throws(LedgerError) in
                try await tables.acceptance(
                    of: ApplicationID(app), idempotencyKey: "k", at: Life.seconds(second))
            }
        }
        #expect(
            try await answer(after: events, at: day - 1)
                == IdempotentAcceptance(
                    digest: .max - 1, message: first.message.id, isBatch: true, acceptedAt: Life.start,
                    refusedCount: 1, deliveries: (0..<3).map { first.id($0) }))
        #expect(try await answer(after: events, at: day) == nil)
        #expect(try await answer(after: events, at: 9, app: "other")?.refusedCount == 3)
        #expect(try await answer(after: events, at: 9, app: "nobody") == nil)
        let again = events + [keyed(5, at: day).accepted()]
        #expect(try await answer(after: again, at: day)?.digest == .max - 5)
        let ledger = try TestLedger()
        _ = try await ledger.tables(after: events + [keyed(6, at: 2 * day, key: "m").accepted()]) { _ in }
        // Of three that were over two were forgotten.
        #expect(
            try ledger.rows("SELECT app_id, key FROM idempotency") == [
                "app_id: \"shop\" | key: \"l\"", "app_id: \"shop\" | key: \"m\"",
            ])
    }

    @Test func `has the last change of each breaker`() async throws {
        func changed(_ account: Int64, _ state: BreakerState, at second: Int) -> BreakerChanged {
            BreakerChanged(
                account: AccountID(account), at: Life.seconds(second), state: state,
                until: state == .open ? Life.seconds(second + 60) : nil, openings: second, reason: "why")
        }
        let events = [changed(8, .open, at: 1), changed(-3, .open, at: 2), changed(8, .closed, at: 3)]
        let found = try await TestLedger().tables(after: events.map(Event.breakerChanged)) {
            tables throws(LedgerError) in try await tables.breakers()
        }
        #expect(found == [changed(-3, .open, at: 2), changed(8, .closed, at: 3)])
    }

    @Test func `costs a message that nothing limits no row`() async throws {
        let ledger = try TestLedger()
        let life = Life(1)
        _ = try await ledger.tables(after: [
            life.accepted(), life.started(), life.finished(.delivered, .done),
        ]) { _ in }
        for table in ["quotas", "spending", "guarded", "idempotency", "notices", "controls"] {
            #expect(try ledger.rows("SELECT * FROM \(table)").isEmpty, "\(table)")
        }
    }
}
