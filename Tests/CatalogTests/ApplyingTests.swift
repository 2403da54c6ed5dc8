import Catalog
import Messaging
import Testing

@Suite struct `A document that is applied` {
    @Test func `creates what it names, with defaults`() async throws {
        let store = try await TestCatalog().open()
        let changes = try await store.apply(TestCatalog.shop)
        #expect(changes.changes.map(\.action) == [.created, .created, .created, .created])
        #expect(changes.version == 1 && store.snapshot.version == 1)
        let application = try #require(store.snapshot.application(ApplicationID("0123456789abcdef")))
        #expect(application.dailyQuota == 10_000 && application.rateLimit == 100)
        #expect(application.isEnabled && application.acceptsDocumentedSignature)
        #expect(application.secret == Array("the-secret-of-the-shop".utf8))
        let account = try #require(store.snapshot.account(named: "mail"))
        #expect(account.concurrencyMax == 8 && account.version == 1)
        #expect(account.configuration["port"] == 587, "the provider's default is filled in")
        let template = try #require(store.snapshot.template(code: "verify-code"))
        #expect(template.version == 1 && template.format == .text)
        let channel = try #require(store.snapshot.channels.first)
        #expect(
            channel.timeToLive == .seconds(600) && channel.whenUncertain == .stop && channel.attemptsMax == 5)
        #expect(channel.template == template.id)
        #expect(
            channel.bindings == [Binding(account: account.id, weight: 10, priority: 100, isEnabled: true)])
    }

    @Test func `changes nothing when it is applied again`() async throws {
        let store = try await TestCatalog().open()
        let document =
            TestCatalog.shop.dropLast() + #","users": [{"name": "alice", "password": "correct horse"}]}"#
        try await store.apply(String(document))
        let again = try await store.apply(String(document))
        #expect(again.isEmpty && again.version == 1)
        #expect(try await store.history().count == 5)
    }

    @Test func `changes nothing when it is an export`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(
            TestCatalog.shop.dropLast() + #","users": [{"name": "alice", "password": "correct horse"}]}"#)
        let export = try await store.export()
        let changes = try await store.apply(CatalogDocument(json: export), by: "bob", isDryRun: false)
        #expect(changes.isEmpty && changes.changes.count == 5)
        #expect(export["apps"]?.arrayValue?.first?["app_secret"] == "********")
        #expect(export["accounts"]?.arrayValue?.first?["config"]?["password"] == "********")
        #expect(
            export["accounts"]?.arrayValue?.first?["config"]?["port"] == nil, "a default is not a setting")
    }

    @Test func `changes nothing when it is an export of everything there can be`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        let again = try await store.apply(TestCatalog.routing)
        #expect(again.isEmpty && again.createdEndpoints.isEmpty)
        let export = try await store.export()
        let text = try await store.export().text(.compact)
        #expect(try JSONValue(parsing: text) == export)
        let changes = try await store.apply(CatalogDocument(json: export), by: "bob", isDryRun: false)
        #expect(changes.isEmpty && changes.changes.count == 10, "\(changes.summary)")
        #expect(store.snapshot.version == 2)
    }

    @Test func `leaves alone what it does not name`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let changes = try await store.apply(#"{"channels": [{"name": "mail-code", "ttl": "90s"}]}"#)
        #expect(changes.changes.map(\.description) == [#"channel mail-code: updated (ttl "10m" → "90s")"#])
        #expect(store.snapshot.applications.count == 1)
        let channel = try #require(store.snapshot.channel(named: "mail-code"))
        #expect(
            channel.timeToLive == .seconds(90) && channel.messageClass == .code && channel.bindings.count == 1
        )
    }

    @Test func `replaces the bindings it gives as a whole`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(
            """
            {"accounts": [{"name": "spare", "provider": "smtp", "config": {"host": "b", "password": "p"}}],
             "channels": [{"name": "mail-code", "bindings": [{"account": "spare", "weight": 1}]}]}
            """)
        let spare = try #require(store.snapshot.account(named: "spare"))
        #expect(store.snapshot.channels.first?.bindings.map(\.account) == [spare.id])
    }

    @Test func `merges settings, keeps a masked secret and takes out what is null`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(
            """
            {"accounts": [{"name": "mail", "config": {"port": 25, "verify": true, "password": "********"}}]}
            """)
        var settings = try #require(store.snapshot.account(named: "mail")).configuration
        #expect(settings["port"] == 25 && settings["host"] == "mail.example.com")
        #expect(settings["password"] == "the-password-of-mail")
        try await store.apply(#"{"accounts": [{"name": "mail", "config": {"port": null, "verify": null}}]}"#)
        settings = try #require(store.snapshot.account(named: "mail")).configuration
        #expect(settings["port"] == 587 && settings["verify"] == nil)
        #expect(store.snapshot.account(named: "mail")?.version == 3)
    }

    @Test func `takes what codes mean to the operator`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let text = #"{"isv.X": "deferred/transient", "421*": "rejected/recipient_blocked"}"#
        try await store.apply(#"{"accounts": [{"name": "mail", "config": {"answers": \#(text)}}]}"#)
        let settings = try #require(store.snapshot.account(named: "mail")).configuration
        #expect(try settings["answers"] == JSONValue(parsing: text))
    }

    @Test func `changes nothing in a dry run, and gives out nothing`() async throws {
        let store = try await TestCatalog().open()
        let text = """
            {"apps": [{"name": "shop"}],
             "accounts": [{"name": "a", "provider": "dingtalk_robot", "config": {"token": "t"}}]}
            """
        let changes = try await store.apply(text, isDryRun: true)
        #expect(changes.isDryRun && changes.actions == ["shop": .created, "a": .created])
        #expect(changes.createdApplications.isEmpty && changes.changes.allSatisfy { $0.id == nil })
        #expect(store.snapshot.version == 0 && store.snapshot.applications.isEmpty)
        #expect(try await store.history().isEmpty)
        #expect(try await store.apply(text).actions == ["shop": .created, "a": .created])
    }

    @Test func `is applied as a whole or not at all`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        let error = try await store.refusal(
            of: """
                {"apps": [{"name": "shop"}],
                 "channels": [{"name": "c", "type": "email", "template": "nothing"}]}
                """)
        #expect(error?.kind == .invalid(path: "channels[0].template"))
        #expect(store.snapshot.applications.isEmpty && store.snapshot.version == 0)
        try await store.close()
        #expect(try await catalog.open().snapshot.applications.isEmpty)
    }

    @Test func `knows variables from other braces`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(
            """
            {"templates": [{"name": "t", "type": "email", "format": "html", "variables": ["code", "unused"],
                            "content": "<style>p {color: red} a{}</style>{{code}} { code }"}]}
            """)
        #expect(store.snapshot.template(named: "t")?.variables == ["code", "unused"])
    }

    @Test(arguments: [("code", 600), ("alert", 86400), ("notice", 86400), ("marketing", 259200)])
    func `gives a channel the time to live of its class`(word: String, seconds: Int64) async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(
            """
            {"channels": [{"name": "c", "type": "email", "template": "verify-code", "class": "\(word)"}]}
            """)
        #expect(store.snapshot.channel(named: "c")?.timeToLive == .seconds(seconds))
    }

    @Test func `makes keys and secrets for new applications and shows them once`() async throws {
        let store = try await TestCatalog().open()
        let changes = try await store.apply(#"{"apps": [{"name": "shop"}]}"#)
        let created = try #require(changes.createdApplications.first)
        #expect(created.id.key.count == 16 && created.secret.count == 32)
        #expect(changes.json()["apps"]?.arrayValue?.first?["app_secret"] == .string(created.secret))
        #expect(store.snapshot.application(created.id)?.secret == Array(created.secret.utf8))
        let again = try await store.apply(#"{"apps": [{"name": "shop", "daily_quota": 0}]}"#)
        #expect(again.createdApplications.isEmpty)
        #expect(
            again.json().text() == """
                {"apps":[{"name":"shop","app_id":"\(created.id)","action":"updated",\
                "changed":{"daily_quota":{"before":10000,"after":0}}}],"accounts":[],"templates":[],\
                "channels":[],"rules":[],"alerts":[],"users":[],"dry_run":false,"version":2}
                """)
        #expect(again.summary == ["app shop: updated (daily_quota 10000 → 0)", "1 updated; version 2"])
    }

    @Test func `moves the default of a medium only when it says so on both channels`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(#"{"channels": [{"name": "mail-code", "default": true}]}"#)
        let second = #"{"name": "news", "type": "email", "template": "verify-code", "default": true}"#
        #expect(
            try await store.refusal(of: "{\"channels\": [\(second)]}")?.kind
                == .invalid(path: "channels[0].default"))
        try await store.apply("{\"channels\": [{\"name\": \"mail-code\", \"default\": false}, \(second)]}")
        #expect(store.snapshot.channels.filter(\.isDefault).map(\.name) == ["news"])
    }
}
