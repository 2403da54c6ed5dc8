import Catalog
import FoundationEssentials
import Messaging
import Testing

@Suite struct `The time zone of a catalog's` {
    @Test func `application or channel is its own, else the house's`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let before = store.snapshot
        #expect(before.houseZone.name == "Asia/Shanghai")
        #expect(before.zone(of: before.applications[0]).name == "Asia/Shanghai")
        try await store.apply(TestCatalog.routing)
        let after = store.snapshot
        #expect(after.zone(of: after.applications[0]).name == "Europe/Berlin")
        let channel = try #require(after.channel(named: "mail-news"))
        #expect(after.zone(of: channel).name == "Asia/Tokyo")
        try await store.apply(#"{"channels": [{"name": "mail-news", "time_zone": ""}]}"#)
        let later = try #require(store.snapshot.channel(named: "mail-news"))
        #expect(later.timeZone.isEmpty && store.snapshot.zone(of: later).name == "Asia/Shanghai")
    }

    @Test(arguments: [
        ("+8613800138000", "Asia/Shanghai"), ("+442071838750", "Europe/London"),
        ("+14155550123", "Asia/Tokyo"), ("o@x.cn", "Asia/Tokyo"),
    ])
    func `receiver is that of the number's country, else the channel's`(address: String, zone: String)
        async throws
    {
        let store = try await TestCatalog().open(houseZone: "UTC")
        try await store.apply(TestCatalog.text)
        try await store.apply(#"{"channels": [{"name": "order", "time_zone": "Asia/Tokyo"}]}"#)
        let channel = try #require(store.snapshot.channel(named: "order"))
        #expect(store.snapshot.zone(of: Recipient(address), on: channel).name == zone)
    }

    @Test func `house is the machine's own where none is named, and must exist where one is`() async throws {
        let store = try await TestCatalog().open(houseZone: "")
        #expect(store.snapshot.houseZone.name == TimeZoneFiles().localZoneName())
        let error = await #expect(throws: CatalogError.self) {
            try await TestCatalog().open(houseZone: "Mars/Base")
        }
        #expect(error?.kind == .io && error?.sentence.contains("Mars/Base") == true)
    }

    @Test func `channel is the house's when the machine has the file no more`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        try await store.close()
        let poor = TimeZoneFiles(folder: catalog.folder + "/nothing", settingsFolder: catalog.folder)
        let later = try await catalog.open(zones: poor, houseZone: "UTC")
        let channel = try #require(later.snapshot.channel(named: "mail-news"))
        #expect(channel.timeZone == "Asia/Tokyo" && later.snapshot.zone(of: channel) == .utc)
        #expect(later.snapshot.zone(of: Recipient("+442071838750"), on: channel) == .utc)
    }

    @Test func `snapshot that was made by hand is what it was given`() throws {
        let files = TimeZoneFiles()
        let tokyo = try files.rules(named: "Asia/Tokyo")
        let application = Application(
            id: ApplicationID("a"), name: "shop", secret: [1], isEnabled: true, dailyQuota: 0, rateLimit: 0,
            acceptsDocumentedSignature: false, timeZone: "Asia/Tokyo")
        #expect(CatalogSnapshot().zone(of: application) == .utc)
        #expect(CatalogSnapshot(houseZone: tokyo).houseZone == tokyo)
        #expect(CatalogSnapshot(zones: [tokyo]).zone(of: application) == tokyo)
    }
}
