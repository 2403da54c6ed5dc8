import Catalog
import Intake
import Ledger
import Messaging
import Policy

/// A catalog with one application and one SMS channel of class `notice`, whose limits a test chooses.
struct LimitedShop {
    var application = Application(
        id: TestDesk.shop, name: "shop", secret: [1], isEnabled: true, dailyQuota: 0, rateLimit: 0,
        acceptsDocumentedSignature: true)
    var channel: Channel
    var houseZone = TimeZoneRules.utc
    var zones: [TimeZoneRules] = []

    init(_ messageClass: MessageClass = .notice) {
        channel = TestDesk.channel(1, .sms, template: 1)
        channel.messageClass = messageClass
    }

    func quota(_ quota: Int) -> LimitedShop { changed { $0.application.dailyQuota = quota } }

    func limits(_ limits: ReceiverLimit...) -> LimitedShop {
        changed { $0.channel.receiverLimits = limits }
    }

    func changed(_ change: (inout LimitedShop) -> Void) -> LimitedShop {
        var shop = self
        change(&shop)
        return shop
    }

    var catalog: CatalogSnapshot {
        CatalogSnapshot(
            applications: [application], accounts: [TestDesk.account(1, isEnabled: true)],
            templates: [TestDesk.template(1, medium: .sms, variables: ["code"])], channels: [channel],
            providers: TestDesk.providers, houseZone: houseZone, zones: zones)
    }

    /// So many different mainland numbers.
    static func numbers(_ count: Int, from first: Int = 0) -> [String] {
        (first..<first + count).map { String(13_800_000_000 + $0 * 10_007) }
    }

    /// A batch for so many different numbers.
    static func batch(_ count: Int, from first: Int = 0) -> SendRequest {
        TestDesk.request(to: numbers(count, from: first), isBatch: true)
    }
}
