import Intake
import Ledger
import Messaging
import TestSupport
import Testing

@Suite struct `A replay guard` {
    private let time = SimulatedTime(TestDesk.start)

    @Test func `takes a request once`() {
        let replays = ReplayGuard(time: time)
        #expect(replays.take(1))
        #expect(!replays.take(1))
        #expect(replays.take(2))
    }

    @Test func `takes a request again that was given back`() {
        let replays = ReplayGuard(time: time)
        #expect(replays.take(1))
        replays.giveBack(1)
        #expect(replays.take(1))
        time.advance(to: TestDesk.start + .seconds(300))
        #expect(replays.take(2))
        replays.giveBack(1)
        #expect(replays.take(1))
    }

    @Test func `remembers for ten minutes at least, and not for ever`() {
        let replays = ReplayGuard(time: time)
        time.advance(to: TestDesk.start + .seconds(299))
        #expect(replays.take(1))
        var forgotten: Int?
        for minute in 1...30 where forgotten == nil {
            time.advance(to: TestDesk.start + .seconds(299 + minute * 60))
            if replays.take(1) { forgotten = minute } else { #expect(replays.take(UInt64(1000 + minute))) }
        }
        #expect(forgotten.map { (11...20).contains($0) } == true)
    }

    @Test func `remembers over a restart what was accepted, and only that`() async throws {
        let desk = try TestDesk()
        let bookkeeper = try await desk.openBookkeeper()
        let intake = desk.intake(bookkeeper)
        for fingerprint in [11, 12] as [UInt64] {
            var request = TestDesk.request()
            request.fingerprint = fingerprint
            _ = try await intake.accept(request, of: TestDesk.shop)
        }
        await bookkeeper.close()

        let again = try await desk.openBookkeeper()
        let replays = ReplayGuard(time: desk.time)
        try await replays.remember(from: again)
        #expect(!replays.take(11) && !replays.take(12))
        #expect(replays.take(13))
        desk.time.advance(to: TestDesk.start + .seconds(601))
        let late = ReplayGuard(time: desk.time)
        try await late.remember(from: again)
        #expect(late.take(11))
        await again.close()
    }
}
