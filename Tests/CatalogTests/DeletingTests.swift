import Catalog
import Messaging
import Testing

@Suite struct `A thing that is to be deleted` {
    @Test(arguments: [
        ("accounts", "mail", "“mail” is used by “mail-code” and stays."),
        ("templates", "verify-code", "“verify-code” is used by “mail-code” and stays."),
    ])
    func `stays while a channel refers to it`(list: String, name: String, sentence: String) async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let error = try await store.refusal(of: "{\"\(list)\": [{\"name\": \"\(name)\", \"delete\": true}]}")
        #expect(error?.kind == .invalid(path: "\(list)[0].delete"))
        #expect(error?.sentence == sentence)
        #expect(store.snapshot.version == 1)
    }

    @Test(arguments: [
        ("apps", "shop", "“shop” is used by the rule “No money left” and stays."),
        ("channels", "mail-news", "“mail-news” is used by the rule “No money left” and stays."),
        ("accounts", "robot", "“robot” is used by the alert “ops” and stays."),
    ])
    func `stays while a rule or an alert refers to it`(list: String, name: String, sentence: String)
        async throws
    {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        let deletion = "\"\(list)\": [{\"name\": \"\(name)\", \"delete\": true}]"
        let error = try await store.refusal(of: "{\(deletion)}")
        #expect(error?.kind == .invalid(path: "\(list)[0].delete"))
        #expect(error?.sentence == sentence)
        let changes = try await store.apply(
            """
            {\(deletion), "rules": [{"name": "No money left", "delete": true}],
             "alerts": [{"name": "ops", "delete": true}]}
            """)
        #expect(changes.changes.allSatisfy { $0.action == .deleted } && changes.changes.count == 3)
    }

    @Test func `goes together with the channel, in any order`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        let changes = try await store.apply(
            """
            {"accounts": [{"name": "mail", "delete": true}],
             "templates": [{"name": "verify-code", "delete": true}],
             "channels": [{"name": "mail-code", "delete": true}], "apps": [{"name": "shop", "delete": true}]}
            """)
        #expect(changes.changes.allSatisfy { $0.action == .deleted })
        try await store.close()
        let reopened = try await catalog.open()
        #expect(reopened.snapshot.version == 2 && reopened.snapshot.channels.isEmpty)
        #expect(reopened.snapshot.accounts.isEmpty && reopened.snapshot.applications.isEmpty)
    }

    @Test func `is unchanged if it was never there`() async throws {
        let store = try await TestCatalog().open()
        let changes = try await store.apply(#"{"apps": [{"name": "shop", "delete": true}], "users": []}"#)
        #expect(changes.isEmpty && changes.version == 0)
    }

    @Test func `leaves its number behind for ever`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let first = try #require(store.snapshot.channels.first?.id)
        try await store.apply(#"{"channels": [{"name": "mail-code", "delete": true}]}"#)
        try await store.apply(
            #"{"channels": [{"name": "mail-code", "type": "email", "template": "verify-code"}]}"#)
        #expect(try #require(store.snapshot.channels.first?.id) > first)
    }

    @Test func `leaves its number behind, be it a rule, an alert or an endpoint`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        try await store.apply(
            """
            {"rules": [{"name": "Elsewhere", "delete": true}], "alerts": [{"name": "ops", "delete": true}],
             "apps": [{"name": "shop", "webhooks": []}]}
            """)
        try await store.close()
        let later = try await catalog.open()
        try await later.apply(TestCatalog.routing)
        #expect(later.snapshot.rule(named: "Elsewhere")?.id == 4)
        #expect(later.snapshot.alertTargets.map(\.id) == [2])
        #expect(later.snapshot.applications[0].endpoints.map(\.id) == [3, 4])
    }
}
