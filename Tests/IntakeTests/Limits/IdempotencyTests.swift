import Intake
import Ledger
import Messaging
import TestSupport
import Testing

@Suite struct `An idempotency key` {
    private static let key = Idempotency(key: "order 4711", digest: 1)

    private static func request(_ idempotency: Idempotency) -> SendRequest {
        var request = TestDesk.request(to: ["13800138000", "13800138001"], isBatch: true)
        request.idempotency = idempotency
        return request
    }

    private func send(
        _ idempotency: Idempotency = key, through keys: IdempotencyDesk, to intake: MessageIntake,
        of application: ApplicationID = TestDesk.shop
    ) async throws -> Acceptance {
        try await keys.once(idempotency, of: application) {
            try await intake.accept(Self.request(idempotency), of: application)
        }
    }

    @Test func `gets the first answer again, whether the tables have it or not`() async throws {
        let desk = try TestDesk()
        // The tables never follow: nobody runs the bookkeeper.
        let bookkeeper = try await desk.openBookkeeper()
        let keys = IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time)
        let intake = desk.intake(bookkeeper)
        let first = try await send(through: keys, to: intake)
        let again = try await send(through: keys, to: intake)
        #expect(!first.isReplayed && again.isReplayed)
        #expect(again.message == first.message && again.deliveries == first.deliveries)
        #expect(again.acceptedAt == first.acceptedAt)
        await bookkeeper.close()
        let reopened = try await desk.openBookkeeper()
        let fresh = IdempotencyDesk(bookkeeper: reopened, time: desk.time)
        let later = try await send(through: fresh, to: desk.intake(reopened))
        #expect(later.isReplayed && later.message == first.message)
        #expect(later.deliveries == first.deliveries && later.acceptedAt == first.acceptedAt)
        await reopened.close()
    }

    @Test func `stands for one request, of one application`() async throws {
        let desk = try TestDesk()
        try await desk.withBookkeeper { bookkeeper in
            let keys = IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time)
            let intake = desk.intake(bookkeeper)
            let first = try await send(through: keys, to: intake)
            let other = Idempotency(key: Self.key.key, digest: 2)
            let fresh = IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time)
            _ = try await bookkeeper.read(after: bookkeeper.durable) { _ in }
            for keys in [keys, fresh] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await send(other, through: keys, to: intake)
                }
                #expect(refusal?.code == .conflict && refusal?.retryAfter == nil)
            }
            let strangers = try await send(through: keys, to: intake, of: ApplicationID("other"))
            #expect(strangers.message != first.message && !strangers.isReplayed)
        }
    }

    @Test func `is busy while its first request is being recorded`() async throws {
        let desk = try TestDesk()
        let bookkeeper = try await desk.openBookkeeper()
        let keys = IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time)
        let intake = desk.intake(bookkeeper)
        _ = try await keys.once(Self.key, of: TestDesk.shop) {
            let refusal = await #expect(throws: Refusal.self) { try await send(through: keys, to: intake) }
            #expect(refusal?.code == .conflict && refusal?.retryAfter == .seconds(1))
            return try await intake.accept(Self.request(Self.key), of: TestDesk.shop)
        }
        #expect(try await send(through: keys, to: intake).isReplayed)
        await bookkeeper.close()
    }

    @Test func `makes one message of many requests at once`() async throws {
        let desk = try TestDesk()
        try await desk.withBookkeeper { bookkeeper in
            let keys = IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time)
            let intake = desk.intake(bookkeeper)
            let messages = await withTaskGroup(of: MessageID?.self) { group in
                for _ in 0..<50 {
                    group.addTask { @concurrent in
                        do {
                            return try await send(through: keys, to: intake).message
                        } catch {
                            #expect((error as? Refusal)?.code == .conflict)
                            return nil
                        }
                    }
                }
                return await group.reduce(into: Set<MessageID>()) { set, id in
                    if let id { set.insert(id) }
                }
            }
            #expect(messages.count == 1)
        }
    }

    @Test func `is free again when its request was refused`() async throws {
        let desk = try TestDesk()
        let bookkeeper = try await desk.openBookkeeper()
        let keys = IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time)
        let intake = desk.intake(bookkeeper)
        await #expect(throws: Refusal.self) {
            try await keys.once(Self.key, of: TestDesk.shop) {
                try await intake.accept(TestDesk.request(77), of: TestDesk.shop)
            }
        }
        let other = Idempotency(key: Self.key.key, digest: 2)
        #expect(try await !send(other, through: keys, to: intake).isReplayed)
        await bookkeeper.close()
    }

    @Test(arguments: [true, false])
    func `is forgotten after a day`(inTables: Bool) async throws {
        let desk = try TestDesk()
        try await desk.withBookkeeper { bookkeeper in
            let keys = IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time)
            let intake = desk.intake(bookkeeper)
            let first = try await send(through: keys, to: intake)
            _ = try await bookkeeper.read(after: bookkeeper.durable) { _ in }
            let asked = inTables ? IdempotencyDesk(bookkeeper: bookkeeper, time: desk.time) : keys
            desk.time.advance(to: TestDesk.start + Idempotency.life + .milliseconds(-1))
            #expect(try await send(through: asked, to: intake).message == first.message)
            desk.time.advance(to: TestDesk.start + Idempotency.life)
            #expect(try await send(through: asked, to: intake).message != first.message)
        }
    }
}
