import Catalog
import Messaging
import Testing

@Suite struct `An account that is paused` {
    private let catalog: TestCatalog

    init() throws { catalog = try TestCatalog() }

    private static func document(isPaused: Bool) -> String {
        #"{"accounts": [{"name": "mail", "paused": \#(isPaused)}]}"#
    }

    @Test func `stays so over restarts and other changes until a document says otherwise`() async throws {
        var store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        let before = try #require(store.snapshot.account(named: "mail"))
        #expect(!before.isPaused && before.takesAttempts)
        try await store.apply(Self.document(isPaused: true))
        try await store.close()
        store = try await catalog.open()
        try await store.apply(#"{"accounts": [{"name": "mail", "concurrency": 3}]}"#)
        let paused = try #require(store.snapshot.account(named: "mail"))
        #expect(paused.isPaused && paused.isEnabled && !paused.takesAttempts)
        try await store.apply(Self.document(isPaused: false))
        #expect(store.snapshot.account(named: "mail")?.takesAttempts == true)
    }

    @Test func `still lets its channels accept messages`() async throws {
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(Self.document(isPaused: true))
        let channel = try #require(store.snapshot.channel(named: "mail-code"))
        #expect(store.snapshot.readiness(of: channel).state == .ready)
    }

    @Test func `is exported as such, and only then`() async throws {
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        func exported() async throws -> JSONValue? {
            try await store.export()["accounts"]?.arrayValue?.first?["paused"]
        }
        #expect(try await exported() == nil)
        try await store.apply(Self.document(isPaused: true))
        #expect(try await exported() == true)
        #expect(try await store.apply(CatalogDocument(json: store.export()), by: "a", isDryRun: true).isEmpty)
    }

    @Test func `is none in a catalog of before there was such a thing`() async throws {
        try await catalog.open().close()
        try await catalog.execute(
            """
            ALTER TABLE accounts DROP COLUMN is_paused;
            DELETE FROM grdb_migrations WHERE identifier LIKE '3 %';
            """)
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        #expect(store.snapshot.account(named: "mail")?.isPaused == false)
    }
}
