import Messaging
import Testing

@testable import Ledger

@Suite struct `A parked receipt` {
    private let life = Life(1)
    private let callback = Callback(1)
    private let soon = Life.seconds(60)

    private var begun: [Event] { [life.accepted(2), life.started(of: 0), life.started(of: 1)] }

    private func parked(_ notices: ReceiptNotice...) -> [Event] {
        [callback.received(), callback.read(notices)]
    }

    /// The places of those that have found their attempts, once all in one batch and once one by one.
    private func places(after events: [Event], limit: Int = 10) async throws -> [Int] {
        let query: @Sendable (LedgerReader) async throws(LedgerError) -> [ParkedMatch] = {
            tables throws(LedgerError) in try await tables.matchableParked(limit: limit)
        }
        let together = try await TestLedger().tables(after: events, query)
        let apart = try await TestLedger().run { bookkeeper in
            for event in events { _ = try await bookkeeper.read(after: bookkeeper.record([event])) { _ in } }
            return try await bookkeeper.read(after: bookkeeper.durable, query).value
        }
        #expect(together == apart)
        return together.map(\.place)
    }

    @Test func `keeps all that it says`() async throws {
        let echo = AttemptID(delivery: life.id(9), number: 3)
        let notices = [
            Callback.notice("x", to: 1, echo: echo),
            ReceiptNotice(
                providerMessageID: "", recipient: nil, isDelivered: false, code: "", text: "", at: nil),
        ]
        let events = [callback.received(), callback.read(notices)]
        let (found, count) = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            (try await tables.parkedBefore(Life.seconds(7), limit: 10), try await tables.parkedCount())
        }
        #expect(found.map(\.notice) == notices && found.map(\.place) == [0, 1] && count == 2)
        #expect(found[0].callback == callback.id && found[0].account == AccountID(7))
        #expect(found[0].parkedAt == Life.seconds(6))
    }

    @Test func `grows old in the order of its coming`() async throws {
        let (early, late) = (Callback(1), Callback(2))
        let events = [
            late.received(), late.read([Callback.notice("l"), Callback.notice("m")], at: 20),
            early.received(), early.read([Callback.notice("e")], at: 10),
        ]
        let old = try await TestLedger().tables(after: events) { tables throws(LedgerError) in
            (
                try await tables.parkedBefore(Life.seconds(20), limit: 10),
                try await tables.parkedBefore(Life.seconds(21), limit: 2)
            )
        }
        #expect(old.0.map(\.notice.providerMessageID) == ["e"])
        #expect(old.1.map(\.notice.providerMessageID) == ["e", "l"])
    }

    @Test func `that beat the answer to its attempt finds it later`() async throws {
        let waiting = begun + parked(Callback.notice("p", to: 1), Callback.notice("p", to: 5))
        #expect(try await places(after: waiting).isEmpty)
        let answer = life.finished(of: 1, .accepted, .awaitReceipt(until: soon), name: "p")
        #expect(try await places(after: waiting + [answer]) == [0])
        let gone = waiting + [answer, callback.unparked(0)]
        #expect(try await places(after: gone).isEmpty)
    }

    @Test func `finds an attempt that nobody has heard the end of`() async throws {
        let lost = life.finished(.uncertain, .leaveUncertain, at: 9)
        #expect(try await places(after: begun + parked(Callback.notice("p", to: 0)) + [lost]) == [0])
        let ending = [life.finished(.uncertain, .ask(at: soon)), life.answered(.absent, .retry(at: soon))]
        #expect(try await places(after: begun + parked(Callback.notice("p", to: 0)) + ending).isEmpty)
    }

    @Test func `finds an attempt whose name an inquiry told`() async throws {
        let asked = [
            life.finished(.uncertain, .ask(at: soon)),
            life.answered(.underWay(providerMessageID: "told"), .awaitReceipt(until: soon)),
        ]
        #expect(try await places(after: begun + parked(Callback.notice("told")) + asked) == [0])
    }

    @Test func `whose attempt was there all along is found as well`() async throws {
        let done = life.finished(.accepted, .awaitReceipt(until: soon), name: "p")
        let echo = AttemptID(delivery: life.id(1), number: 1)
        let notices = parked(Callback.notice("p", to: 0), Callback.notice("q"), Callback.notice(echo: echo))
        #expect(try await places(after: begun + [done] + notices) == [0, 2])
        #expect(try await places(after: begun + [done] + notices, limit: 1) == [0])
    }

    @Test func `does not hide others while nobody can tell which attempt it means`() async throws {
        let both = [0, 1].map { index in
            life.finished(of: index, .accepted, .awaitReceipt(until: soon), name: "p")
        }
        let notices = parked(Callback.notice("p"), Callback.notice("p", to: 1))
        #expect(try await places(after: begun + notices + both, limit: 1) == [1])
    }
}
