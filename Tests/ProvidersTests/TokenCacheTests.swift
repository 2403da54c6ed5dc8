import Messaging
import Testing

@testable import Providers

@Suite struct `An access token` {
    private let time = MovingTime()
    private let desk = TokenDesk()
    private let cache: TokenCache

    init() {
        let desk = desk
        cache = TokenCache(time: time) { () async throws(TokenRefusal) in try await desk.fetch() }
    }

    private func outcome(otherThan refused: String? = nil) async -> Outcome? {
        do {
            _ = try await cache.token(otherThan: refused)
            return nil
        } catch {
            return error.result.outcome
        }
    }

    @Test func `is fetched once and used until five minutes before its end`() async throws {
        desk.give("T1")
        desk.give("T2")
        #expect(try await cache.token() == "T1")
        time.advance(by: .seconds(6899))
        #expect(try await cache.token() == "T1")
        time.advance(by: .seconds(1))
        #expect(try await cache.token() == "T2")
        #expect(desk.requestCount == 2)
    }

    @Test(arguments: [(100, 49), (1, 0), (0, 0), (-5, 0), (600, 299)] as [(Int64, Int64)])
    func `with a short life is used for half of it`(life: Int64, stillUsed: Int64) async throws {
        desk.give("T1", life: .seconds(life))
        desk.give("T2")
        #expect(try await cache.token() == "T1")
        time.advance(by: .seconds(stillUsed))
        #expect(try await cache.token() == "T1")
        time.advance(by: .seconds(max(1, life) / 2 + 1))
        #expect(try await cache.token() == "T2")
    }

    @Test func `is never used longer than two hours`() async throws {
        desk.give("T1", life: .seconds(Int64.max))
        desk.give("T2")
        #expect(try await cache.token() == "T1")
        time.advance(by: .seconds(6900))
        #expect(try await cache.token() == "T2")
    }

    @Test func `is fetched by one for all who wait`() async throws {
        let cache = cache
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await cache.token() } }
            await desk.isAsked()
            desk.give("T1")
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens == ["T1"])
        #expect(desk.requestCount == 1)
    }

    @Test func `that was refused is given to nobody again`() async throws {
        desk.give("T1")
        desk.give("T2")
        #expect(try await cache.token() == "T1")
        #expect(try await cache.token(otherThan: "T1") == "T2")
        // Others were refused with the old one, too; the new one is theirs.
        #expect(try await cache.token(otherThan: "T1") == "T2")
        #expect(try await cache.token() == "T2")
        #expect(desk.requestCount == 2)
    }

    @Test func `that was refused and comes again is a failure that passes`() async throws {
        desk.give("T1")
        desk.give("T1")
        #expect(try await cache.token() == "T1")
        #expect(await outcome(otherThan: "T1") == .deferred(.transient))
        #expect(desk.requestCount == 2)
    }

    @Test func `is not asked for again within a second of a failure`() async throws {
        desk.refuse(.rejected(.misconfigured))
        desk.give("T1")
        #expect(await outcome() == .rejected(.misconfigured))
        time.advance(by: .milliseconds(999))
        #expect(await outcome() == .rejected(.misconfigured))
        #expect(desk.requestCount == 1)
        time.advance(by: .milliseconds(1))
        #expect(try await cache.token() == "T1")
    }

    @Test func `is not asked for again before the provider wants it`() async {
        desk.refuse(.deferred(.accountThrottled), retryAfter: .seconds(60))
        #expect(await outcome() == .deferred(.accountThrottled))
        time.advance(by: .seconds(59))
        #expect(await outcome() == .deferred(.accountThrottled))
        #expect(desk.requestCount == 1)
    }

    @Test func `is fetched by the next one when the first is called off`() async throws {
        let cache = cache
        let first = Task { try await cache.token() }
        await desk.isAsked()
        let second = Task { try await cache.token() }
        first.cancel()
        await #expect(throws: TokenRefusal.self) { try await first.value }
        desk.give("T1")
        #expect(try await second.value == "T1")
        #expect(desk.requestCount == 2)
    }
}
