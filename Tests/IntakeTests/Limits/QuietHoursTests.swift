import Catalog
import Intake
import Ledger
import Messaging
import Testing

@Suite struct `Quiet hours` {
    /// 16:00 to 20:00; TestDesk.start is 16:00 in Shanghai and 08:00 in UTC, the house's zone.
    private func shop(_ messageClass: MessageClass) throws -> LimitedShop {
        let hours = try DailyHours("16:00-20:00")
        let zone = try TimeZoneFiles().rules(named: "Asia/Shanghai")
        return LimitedShop(messageClass).changed {
            $0.channel.quietHours = hours
            $0.zones = [zone]
        }
    }

    @Test(arguments: [MessageClass.notice, .marketing])
    func `put off what is not urgent, where the receiver lives, and its end with it`(
        messageClass: MessageClass
    ) async throws {
        let request = TestDesk.request(to: ["13800138000", "+14155550123"], isBatch: true)
        let accepted = try await TestDesk(catalog: shop(messageClass).catalog).accept(request)
        let end = TestDesk.start + .seconds(4 * 3600)
        #expect(accepted.deliveries.map(\.notBefore) == [end, nil])
        #expect(accepted.message.expiresAt == end + .seconds(300))
        #expect(accepted.message.scheduledAt == nil)
    }

    @Test(arguments: [MessageClass.code, .alert])
    func `never touch what is urgent`(messageClass: MessageClass) async throws {
        let accepted = try await TestDesk(catalog: shop(messageClass).catalog).accept(TestDesk.request())
        #expect(accepted.deliveries.map(\.notBefore) == [nil])
        #expect(accepted.message.expiresAt == TestDesk.start + .seconds(300))
    }

    @Test func `are asked at the time for which a message is scheduled`() async throws {
        var request = TestDesk.request()
        request.scheduledAt = TestDesk.start + .seconds(5 * 3600)
        request.timeToLive = .seconds(60)
        let evening = try await TestDesk(catalog: shop(.notice).catalog).accept(request)
        #expect(evening.deliveries[0].notBefore == nil)
        #expect(evening.message.expiresAt == TestDesk.start + .seconds(5 * 3600 + 60))
        request.scheduledAt = TestDesk.start + .seconds(25 * 3600)
        let tomorrow = try await TestDesk(catalog: shop(.notice).catalog).accept(request)
        #expect(tomorrow.deliveries[0].notBefore == TestDesk.start + .seconds(28 * 3600))
        #expect(tomorrow.message.expiresAt == TestDesk.start + .seconds(28 * 3600 + 60))
    }
}
