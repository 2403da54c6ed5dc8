import Catalog
import Intake
import Ledger
import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A daily quota` {
    @Test func `counts receivers, all of a request or none, and says how many are left`() async throws {
        let shop = LimitedShop().quota(5)
        let desk = try TestDesk(catalog: shop.catalog)
        let bookkeeper = try await desk.openBookkeeper()
        let allowances = TestDesk.allowances()
        let intake = desk.intake(bookkeeper, allowances: allowances)
        _ = try await intake.accept(LimitedShop.batch(3), of: TestDesk.shop)
        let tooMany = await #expect(throws: Refusal.self) {
            try await intake.accept(LimitedShop.batch(3, from: 3), of: TestDesk.shop)
        }
        #expect(tooMany?.code == .quotaExceeded)
        #expect(tooMany?.sentence.contains("only 2 are left") == true)
        _ = try await intake.accept(LimitedShop.batch(2, from: 6), of: TestDesk.shop)
        let full = await #expect(throws: Refusal.self) {
            try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        }
        // 2027-01-15T08:00:00Z, 16 hours before midnight.
        #expect(full?.retryAfter == .seconds(16 * 3600))
        let standing = allowances.quotas.standing(of: shop.application, in: .utc, now: desk.time.now)
        #expect(standing.used == 5 && standing.remaining == 0)
        #expect(standing.resetsAt == TestDesk.start + .seconds(16 * 3600))
        await bookkeeper.close()
    }

    @Test func `that is zero limits nothing and counts nothing`() async throws {
        let desk = try TestDesk(catalog: LimitedShop().catalog)
        let accepted = try await desk.accept(LimitedShop.batch(5))
        #expect(accepted.message.quotaDay == nil)
    }

    @Test func `is written into the message by its day`() async throws {
        let desk = try TestDesk(catalog: LimitedShop().quota(9).catalog)
        let accepted = try await desk.accept(LimitedShop.batch(5))
        #expect(accepted.message.quotaDay == TimeZoneRules.utc.day(of: TestDesk.start))
    }

    @Test func `is given back when the message cannot be recorded`() async throws {
        let shop = LimitedShop().quota(5).limits(ReceiverLimit(count: 1, window: .seconds(60)))
        let desk = try TestDesk(catalog: shop.catalog)
        let allowances = TestDesk.allowances()
        let closed = try await desk.openBookkeeper()
        await closed.close()
        let refusal = await #expect(throws: Refusal.self) {
            try await desk.intake(closed, allowances: allowances).accept(
                LimitedShop.batch(5), of: TestDesk.shop)
        }
        #expect(refusal?.code == .overloaded)
        #expect(allowances.quotas.standing(of: shop.application, in: .utc, now: desk.time.now).used == 0)
        let open = try await desk.openBookkeeper()
        _ = try await desk.intake(open, allowances: allowances).accept(
            LimitedShop.batch(5), of: TestDesk.shop)
        await open.close()
    }

    @Test func `is never exceeded by many requests at once`() async throws {
        let shop = LimitedShop().quota(50)
        let desk = try TestDesk(catalog: shop.catalog)
        let bookkeeper = try await desk.openBookkeeper()
        let allowances = TestDesk.allowances()
        let intake = desk.intake(bookkeeper, allowances: allowances)
        let accepted = await withTaskGroup(of: Int.self) { group in
            for number in 0..<100 {
                group.addTask { @concurrent in
                    do throws(Refusal) {
                        return try await intake.accept(
                            LimitedShop.batch(1 + number % 3, from: number * 3), of: TestDesk.shop
                        ).deliveries.count
                    } catch {
                        return 0
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(accepted == 50)
        #expect(allowances.quotas.standing(of: shop.application, in: .utc, now: desk.time.now).used == 50)
        await bookkeeper.close()
    }

    @Test func `holds over a restart`() async throws {
        let shop = LimitedShop().quota(5)
        let desk = try TestDesk(catalog: shop.catalog)
        try await desk.withBookkeeper { bookkeeper in
            _ = try await desk.intake(bookkeeper).accept(LimitedShop.batch(4), of: TestDesk.shop)
        }
        let bookkeeper = try await desk.openBookkeeper()
        let allowances = TestDesk.allowances()
        try await allowances.remember(from: bookkeeper, catalog: shop.catalog, now: desk.time.now)
        #expect(allowances.quotas.standing(of: shop.application, in: .utc, now: desk.time.now).used == 4)
        let intake = desk.intake(bookkeeper, allowances: allowances)
        await #expect(throws: Refusal.self) {
            try await intake.accept(LimitedShop.batch(2, from: 4), of: TestDesk.shop)
        }
        _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        await bookkeeper.close()
    }

    /// A moment and the next midnight: in a zone without and in one with daylight saving, on days of 24, 23
    /// and 25 hours.
    @Test(arguments: [
        ("Asia/Shanghai", "2026-11-23T15:59:59Z", "2026-11-23T16:00:00Z"),
        ("America/New_York", "2026-11-23T15:59:59Z", "2026-11-24T05:00:00Z"),
        ("America/New_York", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"),
        ("America/New_York", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
    ])
    func `begins anew at the application's midnight`(zone: String, text: String, next: String) throws {
        let zone = try TimeZoneFiles().rules(named: zone)
        let (now, midnight) = (try #require(Timestamp(rfc3339: text)), try #require(Timestamp(rfc3339: next)))
        let application = LimitedShop().quota(1).application
        let quotas = QuotaDesk()
        let day = try quotas.take(1, for: application, in: zone, now: now)
        let refusal = #expect(throws: Refusal.self) {
            try quotas.take(1, for: application, in: zone, now: midnight + .milliseconds(-1))
        }
        #expect(refusal?.retryAfter == .seconds(1))
        let later = try quotas.take(1, for: application, in: zone, now: midnight)
        #expect(day?.next == later)
    }

    @Test(arguments: [3600, -3600, 365 * 86_400, -365 * 86_400])
    func `finds its count again when the clock was wrong for a while`(jump: Int) throws {
        let application = LimitedShop().quota(2).application
        let quotas = QuotaDesk()
        let now = TestDesk.start
        _ = try quotas.take(1, for: application, in: .utc, now: now)
        _ = try quotas.take(1, for: application, in: .utc, now: now + .seconds(jump))
        let isSameDay = abs(jump) == 3600
        #expect(quotas.standing(of: application, in: .utc, now: now).used == (isSameDay ? 2 : 1))
        if !isSameDay { _ = try quotas.take(1, for: application, in: .utc, now: now) }
        #expect(throws: Refusal.self) { try quotas.take(1, for: application, in: .utc, now: now) }
    }
}
