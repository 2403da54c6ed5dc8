import Catalog
import Messaging
import Testing

@Suite struct `A snapshot` {
    @Test func `never changes`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        let old = store.snapshot
        try await store.apply(#"{"apps": [{"name": "shop", "enabled": false}]}"#)
        #expect(old.applications[0].isEnabled && !store.snapshot.applications[0].isEnabled)
        #expect(old.version == 1 && store.snapshot.version == 2)
    }

    /// Each document switches the account and the template together; nobody may see one without the other.
    @Test func `is whole for everybody who reads while it is replaced`() async throws {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await withThrowingTaskGroup { group in
            for writer in 0..<4 {
                group.addTask {
                    for _ in 0..<5 {
                        let flag = writer.isMultiple(of: 2)
                        try await store.apply(
                            """
                            {"accounts": [{"name": "mail", "enabled": \(flag)}],
                             "templates": [{"name": "verify-code", "enabled": \(flag)}]}
                            """)
                    }
                }
                group.addTask {
                    var version: Int64 = 0
                    for _ in 0..<2000 {
                        let snapshot = store.snapshot
                        #expect(snapshot.accounts[0].isEnabled == snapshot.templates[0].isEnabled)
                        #expect(snapshot.version >= version)
                        version = snapshot.version
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `can be made by hand, without a file`() {
        let application = Application(
            id: ApplicationID("a"), name: "shop", secret: [1], isEnabled: true, dailyQuota: 0, rateLimit: 0,
            acceptsDocumentedSignature: false)
        let snapshot = CatalogSnapshot(applications: [application])
        #expect(snapshot.application(ApplicationID("a")) == application)
        #expect(snapshot.application(named: "shop") == application)
        #expect(snapshot.application(ApplicationID("b")) == nil)
    }
}
