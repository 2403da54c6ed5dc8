import Catalog
import GRDB
import Messaging
import Testing

@Suite struct `The history of a catalog` {
    @Test func `says who changed what, newest first, with secrets masked`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(
            #"{"apps": [{"name": "shop", "rate_limit": 5, "app_secret": "another-secret-of-the-shop"}]}"#)
        let newest = try #require(try await store.history(limit: 1).first)
        #expect(newest.version == 2 && newest.who == "alice" && newest.name == "shop")
        #expect(newest.kind == .application && newest.action == .updated)
        #expect(newest.before == ["app_secret": "********", "rate_limit": 100])
        #expect(newest.after == ["app_secret": "********", "rate_limit": 5])
        #expect(newest.moment == Timestamp(seconds: 1_790_000_000))
        #expect(
            try await store.history(before: newest.number).map(\.kind) == [
                .channel, .template, .account, .application,
            ])
    }

    @Test func `keeps former editions of a template`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(#"{"templates": [{"name": "verify-code", "content": "Use {code}."}]}"#)
        try await store.apply(#"{"templates": [{"name": "verify-code", "description": "for sign-in"}]}"#)
        #expect(store.snapshot.template(code: "verify-code")?.version == 2, "a description is no new edition")
        try await store.close()
        let database = try DatabaseQueue(path: catalog.path)
        let bodies = try await database.read { database in
            try String.fetchAll(database, sql: "SELECT version || ' ' || body FROM template_versions")
        }
        #expect(bodies == ["1 Your code is {code}."])
    }
}
