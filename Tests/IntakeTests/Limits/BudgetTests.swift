import Intake
import Ledger
import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `An application's budget` {
    private let shop = LimitedShop().quota(10).changed {
        $0.application.dailyBudget = Money(millionths: 1_000_000)
    }

    @Test func `that is spent lets nothing more in until midnight`() async throws {
        let desk = try TestDesk(catalog: shop.catalog)
        let bookkeeper = try await desk.openBookkeeper()
        let spending = SpendingBook()
        let allowances = TestDesk.allowances(spending: spending)
        let intake = desk.intake(bookkeeper, allowances: allowances)
        let today = TimeZoneRules.utc.day(of: TestDesk.start)
        spending.restore(Money(millionths: 999_999), spentBy: .application(TestDesk.shop), on: today)
        _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        spending.restore(Money(millionths: 1), spentBy: .application(TestDesk.shop), on: today)
        let refusal = await #expect(throws: Refusal.self) {
            try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        }
        #expect(refusal?.code == .quotaExceeded && refusal?.retryAfter == .seconds(16 * 3600))
        #expect(refusal?.sentence.contains("budget of 1 ") == true)
        #expect(allowances.quotas.standing(of: shop.application, in: .utc, now: desk.time.now).used == 1)
        desk.time.advance(to: TestDesk.start + .seconds(16 * 3600))
        _ = try await intake.accept(TestDesk.request(), of: TestDesk.shop)
        await bookkeeper.close()
    }
}
