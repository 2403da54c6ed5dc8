import FoundationEssentials
import GRDB
import Messaging
import TestSupport
import Testing

@testable import Ledger

@Suite struct `A bookkeeper` {
    private static let soon = Life.seconds(5)

    /// Whole lives of several messages.
    private static let lives: [Event] = {
        let (first, second) = (Life(1), Life(2, messageClass: .code, app: "other"))
        let file = Attachment(filename: "a", contentType: "text/plain", bytes: [1])
        let third = Life(3, attachments: [file])
        let fourth = Life(4)
        let (callback, late) = (Callback(1), Callback(2))
        let gone = Suppression(
            medium: .sms, recipient: Recipient("+8613800138000"), reason: .blocked, account: AccountID(7),
            at: soon, text: "gone")
        let lifted = SuppressionLifted(medium: .sms, recipient: Recipient("1"), at: soon)
        return [
            first.accepted(2), second.accepted(), third.accepted(), first.started(of: 0),
            first.started(of: 1),
            first.finished(of: 0, .deferred(.transient), .retry(at: soon)), second.started(account: 8),
            first.finished(of: 1, .accepted, .awaitReceipt(until: soon)), first.started(2, of: 0, at: 4000),
            second.declared(.leaveUncertain), third.expired(.tooLateToSend), second.receipt(at: 8000),
            first.finished(attempt: 2, of: 0, .rejected(.permanent), .fail, at: 4001),
            first.expired(.noReceipt, of: 1, at: 7300),
            fourth.accepted(2), fourth.started(of: 0), fourth.started(of: 1), callback.received(),
            callback.read([
                Callback.notice("p", to: 0), Callback.notice("q"), Callback.notice("z", to: 1),
                Callback.notice(to: 9), Callback.notice(echo: AttemptID(delivery: fourth.id(), number: 1)),
            ]), fourth.finished(of: 0, .uncertain, .ask(at: soon)),
            fourth.finished(of: 1, .accepted, .ask(at: soon), name: "q"),
            fourth.answered(.silent(text: "timed out"), .ask(at: soon)), .recipientSuppressed(gone),
            fourth.answered(.underWay(providerMessageID: "p"), .awaitReceipt(until: soon), at: 4),
            late.received(), callback.unparked(0), late.read([Callback.notice("q")]),
            fourth.answered(.absent, .retry(at: soon), of: 1), .suppressionLifted(lifted),
            fourth.receipt(at: 8000), callback.read([Callback.notice("again")]),
        ] + limitedLives
    }()

    /// Whole lives of messages that limits, notices and wishes are about.
    private static let limitedLives: [Event] = {
        let day = 86_400
        func limited(_ number: Int, at second: Int) -> Life {
            Life(number, messageClass: .code) { message in
                message.acceptedAt = Life.seconds(second)
                message.isBatch = number == 11
                message.wantsNotices = true
                message.quotaDay = CivilDay(number: Int32(20_780 + second / day))
                message.idempotency = Idempotency(key: "k\(number % 3)", digest: UInt64(number))
                message.guarding = Guarding(
                    contentDigest: 0, clientAddress: "", until: Life.seconds(second + 60))
            }
        }
        let (first, second) = (limited(11, at: 0), limited(12, at: 1))
        let (third, fourth) = (limited(13, at: day), limited(14, at: day + 30))
        let charge = SampleEvents.charge
        let teller = Life(20) { $0.origin = .notice(NoticeID(1)) }
        let alert = Alert(
            kind: .rule, subject: "r", level: .info, at: soon, english: "e", chinese: "c")
        var again = alert
        (again.at, again.level) = (Life.seconds(9000), .critical)
        let breaker = BreakerChanged(
            account: AccountID(7), at: soon, state: .open, until: soon, openings: 1, reason: "why")
        var closed = breaker
        (closed.state, closed.until) = (.closed, nil)
        return [
            first.accepted(4), first.started(of: 0, charge: charge), first.controlled(.hold, of: 1),
            first.started(of: 1, charge: charge), first.controlled(.cancel, of: 2),
            first.controlled(.hold, of: 3), .alertRaised(alert), second.accepted(2, resentFrom: first.id(2)),
            first.finished(of: 0, .accepted, .awaitReceipt(until: soon), charge: charge),
            first.finished(of: 1, .deferred(.transient), .retry(at: soon), charge: charge),
            .noticeTaken(NoticeTaken(notice: NoticeID(1), at: soon)), teller.accepted(),
            first.receipt(isDelivered: false, followUp: .tryAnotherAccount(at: soon)),
            first.controlled(.release(due: soon), of: 3), .breakerChanged(breaker),
            first.controlled(.reschedule(due: soon, expiresAt: soon), of: 1),
            .alertTold(AlertTold(key: alert.key, at: soon, isRecovery: false)), .alertRaised(again),
            first.started(2, of: 0, account: 8, charge: charge), .breakerChanged(closed),
            first.finished(attempt: 2, of: 0, .delivered, .done, account: 8, charge: charge),
            second.started(charge: charge), .alertResolved(AlertResolved(key: alert.key, at: soon)),
            second.declared(.leaveUncertain, charge: charge), second.controlled(.cancel, of: 1),
            second.receipt(isDelivered: false, at: 9, followUp: .retry(at: soon)), .alertRaised(alert),
            third.accepted(), .alertTold(AlertTold(key: alert.key, at: soon, isRecovery: true)),
            fourth.accepted(2), fourth.expired(.tooLateToSend), teller.started(), second.started(2),
            second.controlled(.cancel), second.finished(attempt: 2, .deferred(.transient), .retry(at: soon)),
        ]
    }()

    private static let tables = [
        "SELECT * FROM messages ORDER BY number", "SELECT * FROM deliveries ORDER BY number",
        "SELECT * FROM attempts ORDER BY delivery, number",
        "SELECT * FROM attachments ORDER BY message, position",
        "SELECT * FROM callbacks ORDER BY number",
        "SELECT * FROM parked_receipts ORDER BY callback, place",
        "SELECT * FROM suppressions ORDER BY medium, recipient", "SELECT * FROM quotas",
        "SELECT * FROM spending", "SELECT * FROM guarded", "SELECT * FROM idempotency",
        "SELECT * FROM breakers", "SELECT * FROM notices", "SELECT * FROM alerts", "SELECT * FROM controls",
        "SELECT * FROM days",
        """
        SELECT hour, app_id, channel_id, account_id, accepted, attempts, deferred, rejected, delivered,
          unconfirmed, failed, expired, uncertain, cancelled, cost FROM hourly
        WHERE accepted + attempts + deferred + rejected + cost <> 0 OR cancelled <> 0
          OR delivered <> 0 OR unconfirmed <> 0 OR failed <> 0 OR expired <> 0 OR uncertain <> 0
        ORDER BY hour, app_id, channel_id, account_id
        """,
    ]

    private func record(_ groups: [[Event]]) async throws -> [[String]] {
        let ledger = try TestLedger()
        try await ledger.run { bookkeeper in
            for group in groups {
                let position = try await bookkeeper.record(group)
                _ = try await bookkeeper.read(after: position) { _ in }
            }
        }
        return try Self.tables.map(ledger.rows)
    }

    @Test(arguments: [2, 3, 5, 14, 40])
    func `makes the same tables of one batch as of many`(size: Int) async throws {
        let groups = stride(from: 0, to: Self.lives.count, by: size).map {
            Array(Self.lives[$0...].prefix(size))
        }
        #expect(try await record(groups) == record(Self.lives.map { [$0] }))
    }

    @Test func `has hourly sums that equal the history`() async throws {
        let ledger = try TestLedger()
        try await ledger.run { bookkeeper in
            for event in Self.lives { try await bookkeeper.record([event]) }
            _ = try await bookkeeper.read(after: bookkeeper.durable) { _ in }
        }
        let sums = try ledger.rows(
            """
            SELECT sum(accepted), sum(attempts), sum(deferred), sum(rejected), sum(cost), sum(delivered),
              sum(unconfirmed), sum(failed), sum(expired), sum(uncertain), sum(cancelled) FROM hourly
            """)
        let states: [DeliveryState] = [
            .delivered, .unconfirmed, .failed, .expired, .uncertain, .cancelled,
        ]
        let ends = states.map { "sum(state = \($0.rawValue))" }.joined(separator: ", ")
        let history = try ledger.rows(
            """
            SELECT count(*), (SELECT count(*) FROM attempts),
              (SELECT count(*) FROM attempts WHERE outcome >= 20),
              (SELECT count(*) FROM attempts WHERE outcome BETWEEN 10 AND 19),
              (SELECT sum(cost) FROM attempts WHERE finished_at IS NOT NULL), \(ends) FROM deliveries
            """)
        let spent = try ledger.rows("SELECT sum(amount) / 2 FROM spending")
        let numbers = { (rows: [String]) in
            rows.map { $0.split(separator: "|").map { Int($0.split(separator: " ").last!) } }
        }
        #expect(numbers(sums) == [[16, 12, 3, 1, 180_000, 3, 1, 1, 2, 0, 3]])
        #expect(numbers(sums) == numbers(history))
        #expect(numbers(spent) == [[180_000]])
    }

    @Test func `applies once what was durable, over any number of starts`() async throws {
        let ledger = try TestLedger()
        let first = try await ledger.open()
        for event in Self.lives { try await first.record([event]) }
        #expect(first.applied == .start && first.lag > 0)
        await first.close()
        var tables: [[[String]]] = []
        for _ in 0..<3 {
            let again = try await ledger.open()
            #expect(again.applied == again.durable && again.lag == 0)
            await again.close()
            tables.append(try Self.tables.map(ledger.rows))
        }
        #expect(tables[0] == tables[1] && tables[1] == tables[2])
        #expect(try await record(Self.lives.map { [$0] }) == tables[0])
    }

    @Test func `hands on what became durable, in order and once`() async throws {
        let ledger = try TestLedger()
        let bookkeeper = try await ledger.open()
        let committed = bookkeeper.committed()
        var positions: [Position] = []
        for event in Self.lives { positions.append(try await bookkeeper.record([event])) }
        var seen: [CommittedEvent] = []
        while seen.count < Self.lives.count { seen += try await committed.next() }
        #expect(seen == zip(Self.lives, positions).map { CommittedEvent(event: $0, position: $1) })
        #expect(try await bookkeeper.committed().next().first?.position == positions[0])
        await bookkeeper.close()
        await #expect(throws: LedgerError.self) { try await committed.next() }
    }

    @Test func `takes nothing any more once it is closed`() async throws {
        let ledger = try TestLedger()
        let bookkeeper = try await ledger.open()
        await bookkeeper.close()
        let error = await #expect(throws: LedgerError.self) {
            try await bookkeeper.record([Life(1).accepted()])
        }
        #expect(error?.kind == .closed)
    }

    @Test func `says that the tables are behind rather than let a reader wait for ever`() async throws {
        let ledger = try TestLedger()
        let bookkeeper = try await ledger.open()
        let position = try await bookkeeper.record([Life(1).accepted()])
        async let reading = bookkeeper.read(after: position) { tables throws(LedgerError) in
            try await tables.delivery(Life(1).id()) == nil
        }
        while ledger.time.nextMoment == nil { await Task.yield() }
        ledger.time.advance(to: ledger.time.now + Bookkeeper.readPatience)
        let found = try await reading
        #expect(found.isBehind && found.value && found.position == .start)
        await bookkeeper.close()
    }

    @Test func `lets a second daemon not open the same directory`() async throws {
        let ledger = try TestLedger()
        let bookkeeper = try await ledger.open()
        let error = await #expect(throws: LedgerError.self) { try await ledger.open() }
        #expect(error?.kind == .locked)
        await bookkeeper.close()
    }

    @Test func `refuses a ledger that is ahead of its journal`() async throws {
        let ledger = try TestLedger()
        try await ledger.run { bookkeeper in
            _ = try await bookkeeper.read(after: bookkeeper.record([Life(1).accepted()])) { _ in }
        }
        try FileManager.default.removeItem(atPath: ledger.folder + "/journal")
        let error = await #expect(throws: LedgerError.self) { try await ledger.open() }
        #expect(error?.kind == .damaged)
        #expect(error?.description.contains("restore both from one backup") == true)
    }

    @Test func `refuses tables of a later edition`() async throws {
        let ledger = try TestLedger()
        let database = try LedgerDatabase.open(path: ledger.folder + "/ledger.sqlite")
        try await database.writer.writeWithoutTransaction {
            try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 what is to come')")
        }
        let error = await #expect(throws: LedgerError.self) { try await ledger.open() }
        #expect(error?.kind == .damaged)
    }

    @Test func `stops at an event that speaks of nothing`() async throws {
        let ledger = try TestLedger()
        let error = await #expect(throws: LedgerError.self) {
            try await ledger.run { bookkeeper in
                try await bookkeeper.record([Life(1).started()])
                try await bookkeeper.run()
            }
        }
        #expect(error?.kind == .damaged)
    }

    @Test func `writes so that a commit is on the disk, and reads so that nothing can be written`() throws {
        let ledger = try TestLedger()
        let database = try LedgerDatabase.open(path: ledger.folder + "/ledger.sqlite")
        #expect(try database.writer.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        #expect(
            try database.writer.unsafeRead { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        let error = #expect(throws: DatabaseError.self) {
            try database.reader.unsafeRead { try $0.execute(sql: "DELETE FROM messages") }
        }
        #expect(error?.resultCode == .SQLITE_READONLY)
    }
}
