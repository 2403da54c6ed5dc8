import Catalog
import Messaging
import Testing

@Suite struct `A channel's readiness` {
    private static let two = """
        {"accounts": [{"name": "spare", "provider": "smtp", "enabled": false,
                       "config": {"host": "b", "password": "p"}}],
         "channels": [{"name": "mail-code", "bindings": [{"account": "mail"}, {"account": "spare"}]}]}
        """

    private static let cases: [(change: String, state: ChannelReadiness.State, codes: [String])] = [
        (#"{}"#, .ready, []),
        (#"{"channels": [{"name": "mail-code", "enabled": false}]}"#, .blocked, ["CHANNEL_DISABLED"]),
        (
            #"{"templates": [{"name": "verify-code", "enabled": false}]}"#, .blocked,
            ["MESSAGE_TEMPLATE_DISABLED"]
        ),
        (#"{"channels": [{"name": "mail-code", "bindings": []}]}"#, .blocked, ["NO_ACTIVE_BINDING"]),
        (
            #"{"channels": [{"name": "mail-code", "bindings": [{"account": "mail", "enabled": false}]}]}"#,
            .blocked,
            ["NO_ACTIVE_BINDING"]
        ),
        (
            #"{"accounts": [{"name": "mail", "enabled": false}]}"#, .blocked,
            ["NO_ACTIVE_BINDING", "PROVIDER_ACCOUNT_UNAVAILABLE"]
        ),
        (two, .degraded, ["PROVIDER_ACCOUNT_UNAVAILABLE"]),
    ]

    @Test(arguments: cases)
    func `follows from what is switched on`(
        example: (change: String, state: ChannelReadiness.State, codes: [String])
    ) async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(example.change)
        let readiness = store.snapshot.readiness(of: store.snapshot.channels[0])
        #expect(readiness.state == example.state && readiness.codes == example.codes)
    }

    @Test func `is blocked when a release no longer has the provider`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        try await store.close()
        let later = try await catalog.open(providers: [])
        let readiness = later.snapshot.readiness(of: later.snapshot.channels[0])
        #expect(readiness.state == .blocked)
        #expect(
            readiness.codes == [
                "NO_ACTIVE_BINDING", "PROVIDER_ACCOUNT_UNAVAILABLE", "UNSUPPORTED_CHANNEL_TYPE",
            ])
        let export = try await later.export()
        #expect(
            export["accounts"]?.arrayValue?.first?["config"]?["host"] == "********",
            "what is unknown is hidden")
    }

    @Test func `is blocked without a template`() {
        let channel = Channel(
            id: ChannelID(1), name: "c", medium: .email, template: TemplateID(9), messageClass: .notice,
            isDefault: false, isEnabled: true, timeToLive: .seconds(60), whenUncertain: .stop, attemptsMax: 5,
            bindings: [])
        let snapshot = CatalogSnapshot(channels: [channel], providers: TestCatalog.providers)
        #expect(snapshot.readiness(of: channel).codes == ["MESSAGE_TEMPLATE_MISSING", "NO_ACTIVE_BINDING"])
    }
}
