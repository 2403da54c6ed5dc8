import Catalog
import Messaging
import Testing

@Suite struct `A binding's template at its provider` {
    private static let expected = ProviderTemplate(
        code: "SMS_154950909", signature: "阿里云短信测试", signatures: ["公司": "某某公司", "a": "A"],
        parameters: [
            .init(name: "code", source: .variable("code")),
            .init(name: "order_no", source: .variable("order")),
            .init(name: "product", source: .fixed("固定文本")),
            .init(name: "order", source: .variable("order")), .init(name: "empty", source: .fixed("")),
        ])

    @Test func `is read, kept over a restart, and exported as short as can be`() async throws {
        let catalog = try TestCatalog()
        let first = try await catalog.open()
        try await first.apply(TestCatalog.text)
        try await first.close()
        let store = try await catalog.open()
        let channel = try #require(store.snapshot.channel(named: "order"))
        #expect(channel.bindings.map(\.template) == [Self.expected, ProviderTemplate()])
        #expect(channel.coalescing == .always && channel.callingCode == "852")
        #expect(channel.receiptTimeout == .seconds(3600))
        let export = try await store.export()["channels"]?.arrayValue?.first
        #expect(export?["country_code"] == "852" && export?["receipt_timeout"] == "1h")
        #expect(
            export?["bindings"]?.text() == """
                [{"account":"aliyun","weight":10,"priority":100,"enabled":true,\
                "provider_template":"SMS_154950909","signature":"阿里云短信测试",\
                "signatures":{"a":"A","公司":"某某公司"},\
                "parameters":["code",{"name":"order_no","variable":"order"},\
                {"name":"product","value":"固定文本"},"order",{"name":"empty","value":""}]},\
                {"account":"spare","weight":10,"priority":100,"enabled":true}]
                """)
        let again = try await store.apply(
            CatalogDocument(json: store.export()), by: "bob", isDryRun: false)
        #expect(again.isEmpty)
    }

    @Test func `may be a number without quotes`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.text)
        let binding = #"{"account": "spare", "provider_template": 1234567}"#
        try await store.apply(#"{"channels": [{"name": "order", "bindings": [\#(binding)]}]}"#)
        #expect(store.snapshot.channel(named: "order")?.bindings.map(\.template.code) == ["1234567"])
    }

    @Test func `shows in the history when it changes`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.text)
        try await store.apply(
            #"{"channels": [{"name": "order", "bindings": [{"account": "spare", "signature": "S"}]}]}"#)
        let line = try #require(try await store.history().first)
        #expect(line.after.objectValue?.members.map(\.name) == ["bindings"])
        #expect(line.after["bindings"]?.arrayValue?.first?["signature"] == "S")
    }

    @Test func `keeps the template's variables that it uses from going`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.text)
        let error = try await store.refusal(
            of: #"{"templates": [{"name": "order", "content": "{code}", "variables": ["code"]}]}"#)
        #expect(error?.kind == .invalid(path: "templates[0].variables"))
        #expect(error?.description.contains("“order”") == true)
    }

    @Test func `is there by default in a channel that says nothing`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let channel = try #require(store.snapshot.channel(named: "mail-code"))
        #expect(channel.coalescing == .automatic && channel.callingCode == nil)
        #expect(channel.receiptTimeout == .seconds(72 * 3600))
        #expect(channel.bindings.map(\.template) == [ProviderTemplate()])
    }

    @Test func `loses its country code when that is empty`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.text)
        try await store.apply(#"{"channels": [{"name": "order", "country_code": ""}]}"#)
        #expect(store.snapshot.channel(named: "order")?.callingCode == nil)
    }
}
