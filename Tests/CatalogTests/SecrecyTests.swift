import Catalog
import FoundationEssentials
import GRDB
import Messaging
import Testing

@Suite struct `A secret of the catalog` {
    private static let secrets = [
        "the-secret-of-the-shop", "the-password-of-mail", "correct horse", "the-secret-of-orders",
        "the-token-of-alerts",
    ]
    private static let document =
        TestCatalog.shop.dropLast()
        + #","users": [{"name": "alice", "role": "administrator", "password": "correct horse"}]}"#

    @Test func `is nowhere in the files, neither open nor closed`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(String(Self.document))
        try await store.apply(TestCatalog.routing)
        for isClosed in [false, true] {
            if isClosed { try await store.close() }
            let bytes = try catalog.bytesOnDisk()
            #expect(bytes.contains(Array("mail.example.com".utf8)), "the search finds what is there")
            for secret in Self.secrets { #expect(!bytes.contains(Array(secret.utf8))) }
        }
    }

    @Test func `is in no description, export, summary or dump`() async throws {
        let store = try await TestCatalog().open()
        let document = try CatalogDocument(json: JSONValue(parsing: String(Self.document)))
        let changes = try await store.apply(document, by: "alice", isDryRun: false)
        let routing = try await store.apply(TestCatalog.routing)
        let made = try await store.apply(
            #"{"apps": [{"name": "bank", "webhooks": [{"name": "a", "url": "https://a"}]}]}"#)
        let secret = try #require(made.createdEndpoints.first).secret
        var text =
            try await store.export().text() + changes.summary.joined() + "\(document) \(store.snapshot)"
        dump(document, to: &text)
        for changes in [changes, routing, made] { dump(changes, to: &text) }
        for user in store.snapshot.users { dump(user, to: &text) }
        for entry in try await store.history() { dump(entry, to: &text) }
        for secret in Self.secrets + ["$y$", secret] { #expect(!text.contains(secret)) }
    }

    @Test func `lies in a file that only its owner may read`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        for name in try FileManager.default.contentsOfDirectory(atPath: catalog.folder) {
            let attributes = try FileManager.default.attributesOfItem(atPath: catalog.folder + "/" + name)
            #expect("\(attributes[.posixPermissions] ?? "")" == "\(0o600)", "\(name)")
        }
        try await store.close()
    }

    @Test func `cannot be read with another master key`() async throws {
        let catalog = try TestCatalog()
        try await catalog.open(key: 7).close()
        let error = await #expect(throws: CatalogError.self) { try await catalog.open(key: 8) }
        #expect(error?.kind == .wrongKey)
        #expect(error?.description.contains("another master key") == true)
    }

    @Test func `cannot be put in another one's place`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(#"{"apps": [{"name": "a"}, {"name": "b"}]}"#)
        try await store.close()
        let database = try DatabaseQueue(path: catalog.path)
        try await database.write { database in
            try database.execute(
                sql: """
                    UPDATE applications
                    SET sealed_secret = (SELECT sealed_secret FROM applications WHERE name = 'a')
                    WHERE name = 'b'
                    """)
        }
        try database.close()
        let error = await #expect(throws: CatalogError.self) { try await catalog.open() }
        #expect(error?.kind == .damaged)
    }
}
