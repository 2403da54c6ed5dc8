import Catalog
import FoundationEssentials
import GRDB
import Messaging
import Testing

@Suite struct `A catalog that is opened` {
    @Test func `is empty when it is new`() async throws {
        let store = try await TestCatalog().open()
        #expect(store.snapshot.version == 0 && store.snapshot.channels.isEmpty)
        #expect(
            try await store.export().text()
                == """
                {"apps":[],"accounts":[],"templates":[],"channels":[],"rules":[],"alerts":[],"users":[]}
                """)
    }

    @Test func `has everything that it had when it was closed`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(TestCatalog.routing)
        let before = store.snapshot
        try await store.close()
        let after = try await catalog.open().snapshot
        #expect(after.version == before.version)
        #expect(after.applications == before.applications && after.channels == before.channels)
        #expect(after.templates == before.templates)
        #expect(after.rules == before.rules && after.alertTargets == before.alertTargets)
        let settings = ["host", "port", "security", "password"]
        for name in settings {
            #expect(after.accounts[0].configuration[name] == before.accounts[0].configuration[name])
        }
    }

    @Test func `refuses to change once it is closed`() async throws {
        let store = try await TestCatalog().open()
        try await store.close()
        #expect(try await store.refusal(of: TestCatalog.shop)?.kind == .io)
    }

    @Test func `refuses the file of a newer release`() async throws {
        let catalog = try TestCatalog()
        try await catalog.open().close()
        let database = try DatabaseQueue(path: catalog.path)
        try await database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
        try database.close()
        let error = await #expect(throws: CatalogError.self) { try await catalog.open() }
        #expect(error?.kind == .newerSchema)
    }

    @Test func `refuses a file that is no catalog`() async throws {
        let catalog = try TestCatalog()
        try Data(String(repeating: "This is a shopping list. ", count: 100).utf8).write(
            to: URL(filePath: catalog.path))
        let error = await #expect(throws: CatalogError.self) { try await catalog.open() }
        #expect(error?.kind == .damaged)
    }

    @Test func `refuses a row that somebody edited into nonsense`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        try await store.apply(TestCatalog.shop)
        try await store.close()
        let database = try DatabaseQueue(path: catalog.path)
        try await database.write { try $0.execute(sql: "UPDATE channels SET medium = 'pigeon'") }
        try database.close()
        let error = await #expect(throws: CatalogError.self) { try await catalog.open() }
        #expect(error?.kind == .damaged)
        #expect(error?.sentence.contains("channels.medium") == true)
    }

    @Test func `says that a folder is missing`() async throws {
        let catalog = try TestCatalog()
        try FileManager.default.removeItem(atPath: catalog.folder)
        let error = await #expect(throws: CatalogError.self) { try await catalog.open() }
        #expect(error?.kind == .io)
    }

    @Test func `notices that somebody else has written to it`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        let other = try await catalog.open()
        try await other.apply(TestCatalog.shop)
        #expect(try await store.refusal(of: #"{"apps": [{"name": "bank"}]}"#)?.kind == .io)
    }
}
