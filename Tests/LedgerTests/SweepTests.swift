import Messaging
import Testing

@testable import Ledger

@Suite struct `A sweep` {
    private let soon = Life.seconds(60)
    private let life = Life(1)

    /// Records events and sweeps; returns the tables' row counts, and what went.
    private func sweep(
        after events: [Event], _ terms: RetentionTerms = .month, onDay day: Int = 100
    ) async throws -> (left: [String: Int], deleted: SweptRows) {
        let ledger = try TestLedger()
        let steps = try await ledger.run { bookkeeper in
            try await bookkeeper.record(events)
            return try await bookkeeper.sweep(terms, onDay: day)
        }
        #expect(try ledger.orphans().isEmpty)
        return (try ledger.counts(), steps.last!.deleted)
    }

    // MARK: What goes

    @Test func `takes what ended long ago, with all that belongs to it`() async throws {
        let file = Attachment(filename: "a", contentType: "text/plain", bytes: [1])
        let life = Life(1, attachments: [file]) { message in
            message.wantsNotices = true
            message.idempotency = Idempotency(key: "k", digest: 1)
            message.guarding = Guarding(contentDigest: 0, clientAddress: "", until: Life.seconds(60))
        }
        let (left, deleted) = try await sweep(after: [
            life.accepted(2), life.controlled(.hold), life.controlled(.release(due: soon)),
            life.started(), life.started(of: 1), life.finished(.delivered, .done),
            // Its files are kept for as long as a receipt may make another attempt of it.
            life.finished(of: 1, .uncertain, .leaveUncertain),
            .noticeTaken(NoticeTaken(notice: NoticeID(1), at: soon)),
            .noticeTaken(NoticeTaken(notice: NoticeID(2), at: soon)),
        ])
        #expect(left == ["hourly": 2])
        #expect(deleted.messages == 1 && deleted.deliveries == 2)
        // Beside those three: two attempts, two controls, two notices, two guards, a file, a key, a day.
        #expect(deleted.rows == 3 + 2 + 2 + 2 + 2 + 1 + 1 + 1)
    }

    @Test func `takes every kind of end`() async throws {
        let lives = (1...6).map { Life($0) }
        let ends = [
            lives[0].started(), lives[0].finished(.delivered, .done), lives[1].failed(),
            lives[2].expired(.tooLateToSend), lives[3].controlled(.cancel), lives[4].started(),
            lives[4].finished(.uncertain, .leaveUncertain), lives[5].started(),
            lives[5].finished(.accepted, .awaitReceipt(until: soon)), lives[5].expired(.noReceipt),
        ]
        let (left, deleted) = try await sweep(after: lives.map { $0.accepted() } + ends)
        #expect(left["messages"] == nil && left["deliveries"] == nil && left["attempts"] == nil)
        #expect(deleted.messages == 6 && deleted.deliveries == 6)
    }

    // MARK: What stays

    @Test func `leaves what is not over, however old`() async throws {
        let lives = (1...6).map { Life($0) } + [Life(7, scheduledAt: Life.days(200))]
        let ways = [
            lives[1].started(), lives[2].started(),
            lives[2].finished(.accepted, .awaitReceipt(until: soon)), lives[3].started(),
            lives[3].finished(.uncertain, .ask(at: soon)), lives[4].controlled(.hold),
            lives[5].started(), lives[5].finished(.deferred(.transient), .retry(at: soon)),
        ]
        let (left, deleted) = try await sweep(after: lives.map { $0.accepted() } + ways)
        #expect(deleted == SweptRows())
        #expect(left["messages"] == 7 && left["deliveries"] == 7 && left["attempts"] == 4)
        #expect(left["controls"] == 1 && left["days"] == 1)
    }

    @Test func `leaves what ended of late, however old`() async throws {
        let (left, deleted) = try await sweep(after: [life.accepted(), life.failed(at: 71 * 86_400)])
        #expect(left["deliveries"] == 1 && deleted == SweptRows())
        #expect(
            try await sweep(after: [life.accepted(), life.failed(at: 69 * 86_400)]).left == ["hourly": 2])
    }

    @Test(arguments: [true, false])
    func `leaves a whole message while one of its deliveries is not over`(isBatch: Bool) async throws {
        let life = Life(1) { $0.isBatch = isBatch }
        let events = [life.accepted(3), life.failed(of: 0), life.failed(of: 2)]
        let (left, deleted) = try await sweep(after: events)
        #expect(left["deliveries"] == 3 && deleted == SweptRows())
        #expect(try await sweep(after: events + [life.failed(of: 1)]).deleted.deliveries == 3)
    }

    @Test func `leaves what its application was not told yet`() async throws {
        let life = Life(1) { $0.wantsNotices = true }
        let events = [life.accepted(), life.failed()]
        #expect(try await sweep(after: events).left["notices"] == 1)
        let taken = Event.noticeTaken(NoticeTaken(notice: NoticeID(1), at: Life.days(99)))
        #expect(try await sweep(after: events + [taken]).left == ["hourly": 1])
    }

    @Test func `leaves what a limit still counts`() async throws {
        let life = Life(1) { message in
            message.guarding = Guarding(contentDigest: 0, clientAddress: "", until: Life.days(31))
        }
        let short = RetentionTerms(messages: .seconds(86_400), callbacks: nil)
        let events = [life.accepted(), life.failed()]
        #expect(try await sweep(after: events, short, onDay: 30).left["deliveries"] == 1)
        #expect(try await sweep(after: events, short, onDay: 34).left == ["hourly": 1])
    }

    @Test func `leaves everything where everything is kept for ever`() async throws {
        let callback = Callback(1)
        let (left, deleted) = try await sweep(
            after: [life.accepted(), life.failed(), callback.received(), callback.read()],
            RetentionTerms(messages: nil, callbacks: nil), onDay: 5000)
        #expect(deleted == SweptRows())
        #expect(left == ["messages": 1, "deliveries": 1, "days": 1, "hourly": 1, "callbacks": 1])
    }

    @Test func `is not held up by a clock that once ran ahead, or behind`() async throws {
        let ahead = Life(1) { $0.acceptedAt = Life.days(3000) }
        let behind = Life(2) { $0.acceptedAt = Timestamp(seconds: 1) }
        let old = Life(3) { $0.acceptedAt = Life.days(1) }
        let young = Life(4) { $0.acceptedAt = Life.days(99) }
        let lives = [ahead, behind, old, young]
        let ledger = try TestLedger()
        try await ledger.run { bookkeeper in
            try await bookkeeper.record(lives.flatMap { [$0.accepted(), $0.failed(at: 86_400)] })
            try await bookkeeper.sweep()
        }
        #expect(try ledger.rows("SELECT number FROM messages") == ["number: 1", "number: 4"])
    }

    // MARK: What belongs to no message

    @Test func `takes callbacks that were read and of which nothing waits`() async throws {
        let (read, unread, parked, lately) = (Callback(1), Callback(2), Callback(3), Callback(4))
        let events = [
            read.received(), unread.received(), parked.received(), lately.received(at: 80 * 86_400),
            read.read(), parked.read([Callback.notice("x")]), lately.read(at: 80 * 86_400),
        ]
        let (left, deleted) = try await sweep(after: events)
        #expect(left == ["callbacks": 3, "parked_receipts": 1] && deleted.callbacks == 1)
        let settled = try await sweep(after: events + [parked.unparked(0)])
        #expect(settled.left == ["callbacks": 2])
        let justRead = try await sweep(after: events + [unread.read(at: 99 * 86_400)])
        #expect(justRead.left["callbacks"] == 3)
    }

    @Test func `takes troubles that are over and were told`() async throws {
        func alert(_ subject: String) -> Alert {
            Alert(kind: .rule, subject: subject, level: .info, at: soon, english: "e", chinese: "c")
        }
        let alerts = ["active", "untold", "told"].map(alert)
        let over = alerts.dropFirst().map { Event.alertResolved(AlertResolved(key: $0.key, at: soon)) }
        let told = [false, true].map { isRecovery in
            Event.alertTold(AlertTold(key: alerts[2].key, at: soon, isRecovery: isRecovery))
        }
        let (left, deleted) = try await sweep(after: alerts.map { .alertRaised($0) } + over + told)
        #expect(left == ["alerts": 2] && deleted.rows == 1)
    }

    @Test func `keeps sums for more than a year, and for as long as messages`() async throws {
        let life = Life(1) { $0.quotaDay = CivilDay(number: Int32(Life.start.seconds / 86_400)) }
        let charge = SampleEvents.charge
        let events = [
            life.accepted(), life.started(charge: charge), life.finished(.delivered, .done, charge: charge),
        ]
        let sums = try await sweep(after: events, onDay: 340).left
        #expect(sums["hourly"] == 2 && sums["quotas"] == 1 && sums["spending"] == 2)
        #expect(try await sweep(after: events, onDay: 402).left["hourly"] == nil)
        let years = RetentionTerms(messages: .seconds(1000 * 86_400), callbacks: nil)
        #expect(try await sweep(after: events, years, onDay: 900).left["hourly"] == 2)
        #expect(try await sweep(after: events, years, onDay: 1001).left.isEmpty)
    }
}
