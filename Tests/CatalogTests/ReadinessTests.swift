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

    /// What the bindings of a provider say that needs templates and signatures, and what follows.
    private static let signings: [(bindings: [ProviderTemplate], codes: [String], names: [String])] = [
        ([.init(code: "1", signature: "S")], [], []),
        ([.init(signature: "S")], ["NO_ACTIVE_BINDING", "PROVIDER_TEMPLATE_UNAVAILABLE"], []),
        ([.init(code: "1")], ["NO_ACTIVE_BINDING", "SIGNATURE_REQUIRED"], []),
        ([.init(code: "1", signature: "S"), .init(code: "1")], ["SIGNATURE_REQUIRED"], []),
        (
            [.init(code: "1", signature: "S"), .init(signature: "S")], ["PROVIDER_TEMPLATE_UNAVAILABLE"], []
        ),
        ([.init(code: "1", signature: "S", signatures: ["b": "B", "a": "A"])], [], ["a", "b"]),
        (
            [.init(code: "1", signatures: ["a": "A", "c": "C"]), .init(code: "1", signatures: ["c": "D"])],
            [], ["c"]
        ),
        ([.init(code: "1", signatures: ["c": "C"]), .init(code: "1", signature: "S")], [], ["c"]),
        (
            [.init(code: "1", signatures: ["a": "A"]), .init(code: "1", signatures: ["b": "B"])],
            ["NO_ACTIVE_BINDING", "SIGNATURE_ALIAS_NOT_SHARED"], []
        ),
        (
            [
                .init(code: "1", signatures: ["a": "A"]),
                .init(code: "1", signature: "S", signatures: ["b": "B"]),
            ], ["SIGNATURE_ALIAS_NOT_SHARED"], ["b"]
        ),
        (
            [
                .init(code: "1", signature: "S"),
                .init(
                    code: "1", signature: "S", parameters: [.init(name: "n", source: .variable("gone"))]),
            ], ["PARAM_MAPPING_INVALID"], []
        ),
    ]

    @Test(arguments: signings)
    func `follows from templates and signatures at the provider`(
        example: (bindings: [ProviderTemplate], codes: [String], names: [String])
    ) {
        let channel = Self.channel(example.bindings)
        let readiness = Self.snapshot(channel).readiness(of: channel)
        #expect(readiness.codes == example.codes)
        #expect(readiness.signatureNames == example.names)
    }

    @Test(
        arguments: [
            ([.init(code: "1", signature: "S")], false), ([.init(code: "1", signatures: ["a": "A"])], true),
            ([.init(code: "1", signatures: ["a": "A"]), .init(code: "1", signature: "S")], true),
            ([.init(code: "1")], false),
        ] as [([ProviderTemplate], Bool)])
    func `requires a signature where an account has none of its own`(
        bindings: [ProviderTemplate], isRequired: Bool
    ) {
        let channel = Self.channel(bindings)
        #expect(Self.snapshot(channel).readiness(of: channel).isSignatureRequired == isRequired)
    }

    private static func channel(_ templates: [ProviderTemplate]) -> Channel {
        Channel(
            id: ChannelID(1), name: "c", medium: .sms, template: TemplateID(1), messageClass: .code,
            isDefault: false, isEnabled: true, timeToLive: .seconds(60), whenUncertain: .stop, attemptsMax: 5,
            bindings: templates.enumerated().map { index, template in
                Binding(
                    account: AccountID(Int64(index) + 1), weight: 10, priority: 100, isEnabled: true,
                    template: template)
            })
    }

    private static func snapshot(_ channel: Channel) -> CatalogSnapshot {
        CatalogSnapshot(
            accounts: channel.bindings.map(\.account).map { id in
                Account(
                    id: id, name: "account \(id)", provider: "vendor", configuration: JSONObject(),
                    isEnabled: true, concurrencyMax: 1, version: 1)
            },
            templates: [
                Template(
                    id: TemplateID(1), code: "t", name: "t", medium: .sms, subject: "", body: "{code}",
                    format: .text, variables: ["code"], summary: "", isEnabled: true, version: 1)
            ], channels: [channel], providers: TestCatalog.providers)
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
