import Intake
import Messaging
import TestSupport
import Testing

@Suite struct `A replay of notices` {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    private func wish(_ endpoint: String? = nil, since: Int64 = -10, until: Int64 = 10) -> NoticeReplay {
        NoticeReplay(
            application: TestDesk.shop, endpoint: endpoint, since: TestDesk.start + .seconds(since),
            until: TestDesk.start + .seconds(until))
    }

    @Test func `has the event id that each had at first`() async throws {
        try await NoticeHouse.run(desk) { house in
            try await house.attempt(try await house.accept()[0], AttemptResult(.delivered))
            let first = try #require(try await house.told().first?.message)
            let page = try await house.replays.replay(wish())
            #expect(page.notices == 1 && page.messages == 1 && page.next == nil)
            let second = try await house.events.next { event -> Message? in
                guard case .messageAccepted(let accepted) = event else { return nil }
                return accepted.message
            }
            #expect(second.parameters == first.parameters && second.content == first.content)
            #expect(second.id != first.id && second.origin == first.origin)
        }
    }

    @Test func `goes to the endpoint that is named, and only for what it wants`() async throws {
        let endpoints = [NoticeHouse.endpoint(1), NoticeHouse.endpoint(2, words: [.failed])]
        try await NoticeHouse.run(desk, endpoints: endpoints) { house in
            try await house.attempt(try await house.accept()[0], AttemptResult(.delivered))
            _ = try await house.told()
            #expect(try await house.replays.replay(wish("endpoint 1"), isDryRun: true).messages == 1)
            #expect(try await house.replays.replay(wish("endpoint 2"), isDryRun: true).messages == 0)
            #expect(try await house.replays.replay(wish(since: 1), isDryRun: true).notices == 0)
        }
    }

    @Test func `comes in pages that go on where the one before ended`() async throws {
        try await NoticeHouse.run(desk, tells: false) { house in
            for delivery in try await house.accept(250) {
                try await house.attempt(delivery, AttemptResult(.delivered))
            }
            let first = try await house.replays.replay(wish(), isDryRun: true)
            #expect(first.notices == ReplayDesk.pageMax)
            let second = try await house.replays.replay(wish(), after: first.next, isDryRun: true)
            #expect(second.notices == 50 && second.next == nil)
        }
    }

    @Test func `is refused where nobody would hear it`() async throws {
        try await NoticeHouse.run(desk, tells: false) { house in
            await #expect(throws: Refusal.self) { try await house.replays.replay(wish("other")) }
            house.endpoints.enable(1, false)
            let refusal = await #expect(throws: Refusal.self) { try await house.replays.replay(wish()) }
            #expect(refusal?.code == .conflict)
        }
    }
}
