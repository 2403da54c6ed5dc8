import Catalog
import Testing

@Suite struct `The last administrator who can sign in` {
    private let password = "correct horse"

    private func house() async throws -> CatalogStore {
        let store = try await TestCatalog().open()
        _ = try await store.add(
            user: "alice", realName: "", role: .administrator, password: password, by: "root")
        _ = try await store.add(
            user: "bobby", realName: "", role: .operator, password: password, by: "root")
        // Administrators, but nobody whom they could replace her by.
        try await store.apply(
            """
            {"users": [{"name": "carol", "role": "administrator"},
                       {"name": "david", "role": "administrator", "password": "correct horse",
                        "enabled": false}]}
            """)
        return store
    }

    private func place(_ work: () async throws -> User) async -> CatalogError.Kind? {
        let error = await #expect(throws: CatalogError.self) { _ = try await work() }
        #expect(error?.sentence == "There would be no administrator left who can sign in.")
        return error?.kind
    }

    @Test func `stays, enabled and administrator`() async throws {
        let store = try await house()
        #expect(await place { try await store.remove(user: "alice", by: "root") } == .invalid(path: "name"))
        #expect(
            await place { try await store.setEnabled(false, ofUser: "alice", by: "root") }
                == .invalid(path: "enabled"))
        #expect(
            await place { try await store.setRole(.viewer, ofUser: "alice", by: "root") }
                == .invalid(path: "role"))
        #expect(try await store.signIn("alice", password: password)?.role == .administrator)
        #expect(store.snapshot.version == 3)
    }

    @Test(arguments: [#""delete": true"#, #""enabled": false"#, #""role": "operator""#])
    func `stays whatever a document says`(change: String) async throws {
        let store = try await house()
        let error = try await store.refusal(of: #"{"users": [{"name": "alice", \#(change)}]}"#)
        #expect(error?.kind == .invalid(path: "users"))
    }

    @Test func `goes once there is another`() async throws {
        let store = try await house()
        _ = try await store.setRole(.administrator, ofUser: "bobby", by: "root")
        _ = try await store.remove(user: "alice", by: "root")
        #expect(store.snapshot.user(named: "alice") == nil)
    }

    @Test func `gives way to another in one document`() async throws {
        let store = try await house()
        try await store.apply(
            """
            {"users": [{"name": "alice", "delete": true}, {"name": "bobby", "role": "administrator"}]}
            """)
        #expect(store.snapshot.user(named: "alice") == nil)
    }
}
