import Intake
import Ledger
import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A channel's receiver limits` {
    private let hourly = ReceiverLimit(count: 2, window: .seconds(3600))

    /// Runs `body` with a desk over `shop`'s catalog, without codes' limits unless `codes` has some.
    private func open(
        _ shop: LimitedShop, codes: CodeGuardLimits? = nil,
        _ body: (TestDesk, MessageIntake, Allowances) async throws -> Void
    ) async throws {
        let desk = try TestDesk(catalog: shop.catalog)
        let bookkeeper = try await desk.openBookkeeper()
        let allowances = TestDesk.allowances(codes: codes)
        try await body(desk, desk.intake(bookkeeper, allowances: allowances), allowances)
        await bookkeeper.close()
    }

    @Test func `refuse a receiver who had enough, and say until when`() async throws {
        try await open(LimitedShop().limits(hourly)) { desk, intake, _ in
            _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
            desk.time.advance(to: TestDesk.start + .seconds(600))
            _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
            let refusal = await #expect(throws: Refusal.self) {
                try await intake.accept(TestDesk.request(to: ["+8613800138000"]), of: TestDesk.shop)
            }
            #expect(refusal?.code == .rateLimited && refusal?.retryAfter == .seconds(3000))
            #expect(refusal?.sentence.contains("at most 2 messages of this channel in 3600 seconds") == true)
            desk.time.advance(to: TestDesk.start + .seconds(3600))
            _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        }
    }

    @Test func `leave receivers out of a batch, each time they are named too often`() async throws {
        try await open(LimitedShop().quota(4).limits(hourly)) { desk, intake, allowances in
            let twice = ["13800138000", "13800138001", "13800138000", "13800138000", "13800138002"]
            let acceptance = try await intake.accept(
                TestDesk.request(to: twice, isBatch: true), of: TestDesk.shop)
            #expect(acceptance.deliveries.count == 4 && acceptance.refusedCount == 1)
            #expect(acceptance.failures.map(\.receiver) == ["13800138000"])
            #expect(acceptance.failures.map(\.refusal.code) == [.rateLimited])
            let standing = allowances.quotas.standing(
                of: LimitedShop().quota(4).application, in: .utc, now: desk.time.now)
            #expect(standing.remaining == 0)
        }
    }

    @Test func `refuse a batch of which nobody is left`() async throws {
        try await open(LimitedShop().limits(ReceiverLimit(count: 1, window: .seconds(60)))) { _, intake, _ in
            _ = try await intake.accept(LimitedShop.batch(150), of: TestDesk.shop)
            let mixed = try await intake.accept(LimitedShop.batch(151), of: TestDesk.shop)
            #expect(mixed.refusedCount == 150 && mixed.failures.count == Acceptance.failuresMax)
            let refusal = await #expect(throws: Refusal.self) {
                try await intake.accept(LimitedShop.batch(151), of: TestDesk.shop)
            }
            #expect(refusal?.code == .rateLimited)
        }
    }

    @Test func `count nothing that the quota refuses`() async throws {
        let shop = LimitedShop().quota(1).limits(ReceiverLimit(count: 1, window: .seconds(60)))
        try await open(shop) { _, intake, _ in
            await #expect(throws: Refusal.self) {
                try await intake.accept(LimitedShop.batch(2), of: TestDesk.shop)
            }
            let numbers = LimitedShop.numbers(1)
            _ = try await intake.accept(TestDesk.request(to: numbers), of: TestDesk.shop)
        }
    }

    @Test func `are never exceeded by many requests at once`() async throws {
        try await open(LimitedShop().limits(ReceiverLimit(count: 7, window: .seconds(60)))) { _, intake, _ in
            let accepted = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<50 {
                    group.addTask { @concurrent in
                        do throws(Refusal) {
                            return try await intake.accept(TestDesk.request(), of: TestDesk.shop)
                                .deliveries.count
                        } catch {
                            return 0
                        }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(accepted == 7)
        }
    }

    @Test func `take the same text to the same receiver for a mistake`() async throws {
        let shop = LimitedShop().changed { $0.channel.repeatWindow = .seconds(60) }
        try await open(shop) { desk, intake, _ in
            let first = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
            desk.time.advance(to: TestDesk.start + .seconds(10))
            let refusal = await #expect(throws: Refusal.self) {
                try await intake.accept(TestDesk.request(), of: TestDesk.shop)
            }
            #expect(refusal?.code == .conflict && refusal?.retryAfter == .seconds(50))
            #expect(refusal?.sentence.contains(first.deliveries[0].description) == true)
            _ = try await intake.accept(TestDesk.request(parameters: [("code", "2")]), of: TestDesk.shop)
            _ = try await intake.accept(TestDesk.request(to: ["13800138001"]), of: TestDesk.shop)
            desk.time.advance(to: TestDesk.start + .seconds(60))
            _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        }
    }

    @Test func `make a number wait twice as long after each code`() async throws {
        try await open(LimitedShop(.code), codes: CodeGuardLimits()) { desk, intake, _ in
            for wait in [30, 60, 120] {
                _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
                let refusal = await #expect(throws: Refusal.self) {
                    try await intake.accept(TestDesk.request(), of: TestDesk.shop)
                }
                #expect(refusal?.code == .rateLimited && refusal?.retryAfter == .seconds(wait))
                desk.time.advance(to: desk.time.now + .seconds(wait))
            }
        }
    }

    @Test func `stop one client from causing codes without end`() async throws {
        var codes = CodeGuardLimits()
        codes.codesPerAddress = 3
        try await open(LimitedShop(.code), codes: codes) { _, intake, _ in
            var request = LimitedShop.batch(5)
            request.clientAddress = "192.0.2.7"
            let acceptance = try await intake.accept(request, of: TestDesk.shop)
            #expect(acceptance.deliveries.count == 3 && acceptance.refusedCount == 2)
            #expect(acceptance.failures.first?.refusal.sentence.contains("client_ip") == true)
            request = LimitedShop.batch(2, from: 5)
            request.clientAddress = "192.0.2.8"
            #expect(try await intake.accept(request, of: TestDesk.shop).refusedCount == 0)
        }
    }

    @Test func `are written into the message for as long as they matter`() async throws {
        let shop = LimitedShop().limits(hourly).changed { $0.channel.repeatWindow = .seconds(7200) }
        var request = TestDesk.request()
        request.clientAddress = "192.0.2.7"
        let message = try await TestDesk(catalog: shop.catalog).accept(request).message
        #expect(message.guarding?.until == TestDesk.start + .seconds(7200))
        #expect(message.guarding?.clientAddress == "192.0.2.7" && message.guarding?.contentDigest != 0)
        let plain = try await TestDesk(catalog: LimitedShop().catalog).accept(request).message
        #expect(plain.guarding == nil)
    }

    @Test func `hold over a restart`() async throws {
        let shop = LimitedShop(.code).limits(hourly).changed { $0.channel.repeatWindow = .seconds(60) }
        let desk = try TestDesk(catalog: shop.catalog)
        var codes = CodeGuardLimits()
        codes.firstPause = .zero
        codes.codesPerAddress = 3
        var request = LimitedShop.batch(3)
        request.clientAddress = "192.0.2.7"
        let first = request
        try await desk.withBookkeeper { bookkeeper in
            let intake = desk.intake(bookkeeper, allowances: TestDesk.allowances(codes: codes))
            _ = try await intake.accept(first, of: TestDesk.shop)
        }
        let bookkeeper = try await desk.openBookkeeper()
        let allowances = TestDesk.allowances(codes: codes)
        try await allowances.remember(from: bookkeeper, catalog: shop.catalog, now: desk.time.now)
        let intake = desk.intake(bookkeeper, allowances: allowances)
        let numbers = LimitedShop.numbers(4)
        func refusal(of change: (inout SendRequest) -> Void) async -> Refusal.Code? {
            var request = TestDesk.request(to: [numbers[0]])
            change(&request)
            do throws(Refusal) {
                _ = try await intake.accept(request, of: TestDesk.shop)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(await refusal { _ in } == .conflict)
        #expect(
            await refusal {
                $0.receivers = [numbers[3]]
                $0.clientAddress = "192.0.2.7"
            } == .rateLimited)
        #expect(await refusal { $0.parameters = [("code", "2")] } == nil)
        #expect(await refusal { $0.parameters = [("code", "3")] } == .rateLimited)
        await bookkeeper.close()
    }
}
