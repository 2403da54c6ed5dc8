import Messaging
import Testing

@testable import Ledger

@Suite struct `A step of a sweep` {
    private static let receivers = 600
    private let batch = Life(1) { $0.isBatch = true }
    private let terms = RetentionTerms.month

    /// A batch that was delivered to everybody.
    private var lives: [Event] {
        [batch.accepted(Self.receivers)]
            + (0..<Self.receivers).flatMap { index in
                [batch.started(of: index), batch.finished(of: index, .delivered, .done)]
            }
    }

    private func record(_ events: [Event], in bookkeeper: Bookkeeper) async throws {
        let reading = try await bookkeeper.read(after: bookkeeper.record(events)) { _ in }
        #expect(!reading.isBehind)
    }

    @Test func `deletes some hundred rows at most`() async throws {
        let ledger = try TestLedger()
        let steps = try await ledger.run { bookkeeper in
            try await bookkeeper.record(lives)
            return try await bookkeeper.sweep()
        }
        let rows = [0] + steps.map(\.deleted.rows)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $1 - $0 <= SweepStep.rowsMax + 1 })
        #expect(rows.last == 2 * Self.receivers + 2)
        #expect(steps.last?.deleted.messages == 1)
    }

    @Test func `leaves whole tables, and the next sweep goes on after a crash`() async throws {
        let ledger = try TestLedger()
        let (first, terms) = (batch.message.id, terms)
        var left: [Int] = []
        try await ledger.run { bookkeeper in try await record(lives, in: bookkeeper) }
        for _ in 0..<4 {
            let batch = try await ledger.run { bookkeeper in
                var sweep = Sweep(keeping: terms, at: Life.days(100))
                sweep = try await bookkeeper.advance(sweep)
                #expect(!sweep.isOver)
                return try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
                    try await tables.batch(first)
                }.value
            }
            #expect(try ledger.orphans().isEmpty)
            left.append(batch?.counts[.delivered] ?? 0)
        }
        #expect(left == [400, 200, 0, 0])
        try await ledger.run { bookkeeper in _ = try await bookkeeper.sweep() }
        #expect(try ledger.counts() == ["hourly": 2])
    }

    @Test func `passes what stays, and is bounded there too`() async throws {
        let ledger = try TestLedger()
        let batch = batch
        let steps = try await ledger.run { bookkeeper in
            for number in 1...10 {
                let life = Life(number, shape: batch.shape)
                try await bookkeeper.record(
                    [life.accepted(1000)] + (0..<1000).map { life.failed(of: $0, at: 90 * 86_400) })
            }
            return try await bookkeeper.sweep()
        }
        #expect(steps.last?.deleted == SweptRows())
        #expect(steps.count { $0.stage == .messages } >= 10_000 / SweepStep.looksMax)
    }

    @Test func `that is late for closed tables says so`() async throws {
        let ledger = try TestLedger()
        let bookkeeper = try await ledger.open()
        await bookkeeper.close()
        try await bookkeeper.closeTables()
        let sweep = Sweep(keeping: terms, at: Life.days(100))
        let error = await #expect(throws: LedgerError.self) { try await bookkeeper.advance(sweep) }
        #expect(error?.kind == .closed)
    }

    // MARK: What comes after it

    @Test func `makes words about what is gone harmless`() async throws {
        let ledger = try TestLedger()
        let (life, callback, soon) = (Life(1), Callback(1), Life.seconds(60))
        let counts = try await ledger.run { bookkeeper in
            try await record(
                [
                    life.accepted(), life.started(), life.finished(.accepted, .awaitReceipt(until: soon)),
                    life.expired(.noReceipt), callback.received(), callback.read(),
                ], in: bookkeeper)
            try await bookkeeper.sweep()
            let counts = try ledger.counts()
            try await record(
                [
                    life.receipt(), life.controlled(.cancel), life.failed(), life.expired(.tooLateToSend),
                    life.started(2), life.finished(attempt: 2, .delivered, .done),
                    life.declared(.leaveUncertain), life.answered(.absent, .retry(at: soon)),
                    callback.read([Callback.notice("x")]), callback.unparked(0),
                    .noticeTaken(NoticeTaken(notice: NoticeID(1), at: soon)),
                ], in: bookkeeper)
            return counts
        }
        #expect(try ledger.counts() == counts && counts == ["hourly": 2])
        let (found, matched) = try await ledger.run { bookkeeper in
            try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
                (
                    try await tables.trace(life.id()),
                    try await tables.attempt(
                        matching: Callback.notice(echo: AttemptID(delivery: life.id(), number: 1)),
                        account: AccountID(7), at: soon)
                )
            }.value
        }
        #expect(found == nil && matched == nil)
    }

    @Test func `excuses no word about what never was`() async throws {
        let ledger = try TestLedger()
        let life = Life(1)
        // Its name was made after all that went.
        let strange = Life(Int(Life.days(80).milliseconds << 16))
        let error = await #expect(throws: LedgerError.self) {
            try await ledger.run { bookkeeper in
                try await bookkeeper.record([life.accepted(), life.failed()])
                try await bookkeeper.sweep()
                try await bookkeeper.record([strange.failed()])
                try await bookkeeper.run()
            }
        }
        #expect(error?.kind == .damaged)
    }

    @Test func `gives no number twice`() async throws {
        let ledger = try TestLedger()
        for number in 1...3 {
            let life = Life(number) { $0.wantsNotices = true }
            let taken = [2 * number - 1, 2 * number].map { notice in
                Event.noticeTaken(NoticeTaken(notice: NoticeID(Int64(notice)), at: Life.seconds(9)))
            }
            let ends = [life.accepted(2), life.failed(of: 0), life.failed(of: 1)]
            try await ledger.run { bookkeeper in
                try await record(ends + taken, in: bookkeeper)
                if number < 3 { try await bookkeeper.sweep() }
            }
        }
        #expect(try ledger.rows("SELECT number FROM messages") == ["number: 3"])
        #expect(try ledger.rows("SELECT number FROM deliveries") == ["number: 5", "number: 6"])
        #expect(try ledger.rows("SELECT number FROM notices") == ["number: 5", "number: 6"])
    }

    // MARK: The file

    @Test func `gives the file system back what is free beyond a reserve`() async throws {
        let ledger = try TestLedger()
        let (before, swept, after, left) = try await ledger.run { bookkeeper in
            for number in 1...150 {
                let life = Life(number) { message in
                    message.content.body = String(repeating: "x", count: 64 << 10)
                    message.acceptedAt = Life.days(number > 140 ? 99 : 0)
                }
                try await record([life.accepted(), life.failed()], in: bookkeeper)
            }
            let before = try await size(bookkeeper)
            let deleted = try await bookkeeper.sweep().last!.deleted
            return (before, deleted, try await size(bookkeeper), try ledger.rows("PRAGMA integrity_check"))
        }
        #expect(before.oldestMessage == Life.start && after.oldestMessage == Life.days(99))
        #expect(swept.messages == 140 && swept.pages > 1000)
        #expect(before.bytes - after.bytes == swept.pages * 4096)
        #expect(after.freeBytes == SweepStep.freePagesKept * 4096)
        #expect(left == ["integrity_check: \"ok\""])
    }

    private func size(_ bookkeeper: Bookkeeper) async throws -> LedgerSize {
        try await bookkeeper.read(after: .start) { tables throws(LedgerError) in
            try await tables.size()
        }.value
    }
}
