import Catalog
import Messaging
import Testing

@Suite struct `An application's endpoint` {
    private func store(_ webhooks: String) async throws -> CatalogStore {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply("{\"apps\": [{\"name\": \"shop\", \(webhooks)}]}")
        return store
    }

    @Test func `gets a secret of its own, which is shown once`() async throws {
        let store = try await TestCatalog().open()
        let text = #"{"apps": [{"name": "shop", "webhooks": [{"name": "a", "url": "https://x.cn/h"}]}]}"#
        let rehearsal = try await store.apply(text, isDryRun: true)
        #expect(rehearsal.createdEndpoints.isEmpty)
        #expect(rehearsal.json()["apps"]?.arrayValue?.first?["webhook_secrets"] == nil)
        let changes = try await store.apply(text)
        let created = try #require(changes.createdEndpoints.first)
        #expect(created.application == "shop" && created.name == "a" && created.secret.count == 32)
        let secrets = changes.json()["apps"]?.arrayValue?.first?["webhook_secrets"]
        #expect(secrets == ["a": .string(created.secret)])
        #expect(
            store.snapshot.applications[0].endpoints == [
                WebhookEndpoint(
                    id: 1, name: "a", url: "https://x.cn/h", secret: created.secret,
                    words: Set(NoticeWord.allCases), isEnabled: true, allowsPrivateAddresses: false,
                    timeout: .seconds(5))
            ])
        let again = try await store.apply(text)
        #expect(again.isEmpty && again.createdEndpoints.isEmpty, "its secret stays")
    }

    @Test func `keeps number and secret with its name, and nothing else`() async throws {
        let store = try await store(
            """
            "webhooks": [{"name": "a", "url": "https://a", "secret": "secret-a", "events": "failed"},
                         {"name": "b", "url": "https://b", "secret": "secret-b", "enabled": false}]
            """)
        try await store.apply(
            """
            {"apps": [{"name": "shop", "webhooks": [
                {"name": "c", "url": "https://c", "secret": ""}, {"name": "b", "url": "https://b2"},
                {"name": "a", "url": "https://a", "secret": "********", "events": ["rejected", "failed"]}]}]}
            """)
        let endpoints = store.snapshot.applications[0].endpoints
        #expect(endpoints.map(\.name) == ["c", "b", "a"] && endpoints.map(\.id) == [3, 2, 1])
        #expect(endpoints.map(\.secret) == ["", "secret-b", "secret-a"])
        #expect(endpoints[1].isEnabled && endpoints[1].url == "https://b2")
        #expect(endpoints[2].words == [.rejected, .failed])
        #expect(store.snapshot.endpoint(2) == endpoints[1])
    }

    @Test func `is unsigned and called default where only an address is given`() async throws {
        let store = try await store(#""webhook_url": "https://x.cn/h""#)
        #expect(
            store.snapshot.applications[0].endpoints == [
                WebhookEndpoint(
                    id: 1, name: "default", url: "https://x.cn/h", secret: "",
                    words: Set(NoticeWord.allCases), isEnabled: true, allowsPrivateAddresses: false,
                    timeout: .seconds(5))
            ])
        try await store.apply(#"{"apps": [{"name": "shop", "webhook_url": ""}]}"#)
        #expect(store.snapshot.applications[0].endpoints.isEmpty)
    }

    @Test func `stays when the document does not speak of it`() async throws {
        let store = try await store(#""webhook_url": "https://x.cn/h""#)
        try await store.apply(#"{"apps": [{"name": "shop", "daily_quota": 5}]}"#)
        #expect(store.snapshot.applications[0].endpoints.count == 1)
    }

    @Test func `shows its secret neither in exports nor in the history`() async throws {
        let store = try await store(
            #""webhooks": [{"name": "a", "url": "https://a", "secret": "secret-a"}]"#)
        try await store.apply(
            """
            {"apps": [{"name": "shop",
                       "webhooks": [{"name": "a", "url": "https://a", "secret": "secret-b"}]}]}
            """)
        let newest = try #require(try await store.history(limit: 1).first)
        #expect(newest.after["webhooks"]?.arrayValue?.first?["secret"] == "********")
        #expect(newest.before == newest.after, "only what is hidden differs")
        let export = try await store.export()
        let endpoint = export["apps"]?.arrayValue?.first?["webhooks"]?.arrayValue?.first
        #expect(endpoint?["secret"] == "********" && endpoint?["timeout"] == "5s")
    }

    @Test func `can be switched off by the house`() async throws {
        let store = try await store(#""webhook_url": "https://x.cn/h""#)
        let channel = ChannelID(SyntheticNumber.endpoint(1).number)
        #expect(store.snapshot.channel(channel) != nil)
        #expect(try await store.switchOff(endpoint: 1, by: "message-push"))
        #expect(store.snapshot.endpoint(1)?.isEnabled == false && store.snapshot.channel(channel) == nil)
        #expect(try await store.history(limit: 1).first?.who == "message-push")
        #expect(try await !store.switchOff(endpoint: 1, by: "message-push"), "it is off already")
        #expect(try await !store.switchOff(endpoint: 9, by: "message-push"), "there is no such endpoint")
        #expect(store.snapshot.version == 3)
    }

    /// What `shop` says, where it is wrong, and what the sentence or hint must contain.
    static let mistakes: [(text: String, path: String, words: String)] = [
        (#""webhooks": {"name": "a"}"#, "webhooks", "list"),
        (#""webhooks": [{"url": "https://a"}]"#, "webhooks[0].name", "missing"),
        (#""webhooks": [{"name": "a"}]"#, "webhooks[0].url", "missing"),
        (#""webhooks": [{"name": "a", "url": "a.example.com"}]"#, "webhooks[0].url", "https://"),
        (#""webhooks": [{"name": "a", "url": "https:///x"}]"#, "webhooks[0].url", "https://"),
        (
            #""webhooks": [{"name": "a", "url": "https://a", "secret": "short"}]"#, "webhooks[0].secret",
            "8 to 256"
        ),
        (
            #""webhooks": [{"name": "a", "url": "https://a", "secret": "********"}]"#, "webhooks[0].secret",
            "no secret to keep"
        ),
        (
            #""webhooks": [{"name": "a", "url": "https://a", "events": ["delivrd"]}]"#,
            "webhooks[0].events[0]", "“delivered”"
        ),
        (#""webhooks": [{"name": "a", "url": "https://a", "events": []}]"#, "webhooks[0].events", "At least"),
        (
            #""webhooks": [{"name": "a", "url": "https://a", "timeout": "2m"}]"#, "webhooks[0].timeout",
            "minute"
        ),
        (#""webhooks": [{"name": "a", "url": "https://a", "timeout": 5}]"#, "webhooks[0].timeout", "90s"),
        (#""webhooks": [{"name": "a", "url": "https://a", "event": "x"}]"#, "webhooks[0].event", "“events”"),
        (
            #""webhooks": [{"name": "a", "url": "https://a"}, {"name": "a", "url": "https://b"}]"#,
            "webhooks[1].name", "twice"
        ),
        (#""webhooks": [], "webhook_url": "https://a""#, "webhook_url", "one of them"),
        (#""webhook_url": "a.example.com""#, "webhook_url", "https://"),
    ]

    @Test(arguments: mistakes)
    func `is refused with its place and a sentence`(mistake: (text: String, path: String, words: String))
        async throws
    {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let error = try #require(
            try await store.refusal(of: "{\"apps\": [{\"name\": \"shop\", \(mistake.text)}]}"))
        #expect(error.kind == .invalid(path: "apps[0]." + mistake.path))
        #expect(error.description.contains(mistake.words), "\(error)")
    }
}
