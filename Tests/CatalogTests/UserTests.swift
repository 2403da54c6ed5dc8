import Catalog
import Messaging
import Testing

@Suite struct `A user` {
    private let password = "correct horse"
    /// Of "allmine", from the tests of Go's bcrypt, which the original uses.
    private let original = "$2a$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga"

    private func house() async throws -> CatalogStore {
        let store = try await TestCatalog().open()
        _ = try await store.add(
            user: "alice", realName: "Alice Li", role: .administrator, password: password, by: "root")
        return store
    }

    private func refusal(_ work: () async throws -> User) async -> CatalogError? {
        await #expect(throws: CatalogError.self) { _ = try await work() }
    }

    @Test func `is added with a number, a password and two dates`() async throws {
        let store = try await house()
        let alice = try #require(store.snapshot.user(named: "alice"))
        #expect(alice.id == 1 && alice.realName == "Alice Li" && alice.role == .administrator)
        #expect(alice.isEnabled && alice.hasPassword && !alice.hasOutdatedHash)
        #expect(alice.createdAt == Timestamp(seconds: 1_790_000_000) && alice.updatedAt == alice.createdAt)
        #expect(try await store.signIn("alice", password: password) == alice)
        let line = try #require(try await store.history().first)
        #expect(line.who == "root" && line.kind == .user && line.action == .created)
        #expect(line.after["password"] == "********" && line.after["real_name"] == "Alice Li")
    }

    @Test(arguments: [
        ("al", "", "correct horse", "name", "3 to 50"), (" alice", "", "correct horse", "name", "blank"),
        ("al\nice", "", "correct horse", "name", "control characters"),
        (String(repeating: "a", count: 51), "", "correct horse", "name", "3 to 50"),
        ("alice", "", "correct horse", "name", "There is a user “alice” already."),
        ("bobby", "Bob\u{7}", "correct horse", "real_name", "one line"),
        ("bobby", "", "123456789", "password", "at least 10"),
        ("bobby", "", "木木木木木木木木木", "password", "at least 10"),
        ("bobby", "", String(repeating: "x", count: 512), "password", "at most 511 bytes"),
        ("bobby", "", "correct\u{0}horse", "password", "control characters"),
        ("bobby the first", "", "Bobby The First", "password", "the user's name"),
    ])
    func `is refused with the field that cannot be`(
        name: String, realName: String, password: String, field: String, words: String
    ) async throws {
        let store = try await house()
        let error = await refusal {
            try await store.add(user: name, realName: realName, role: .viewer, password: password, by: "root")
        }
        #expect(error?.kind == .invalid(path: field))
        #expect(error?.description.contains(words) == true)
        #expect(error?.description.contains(password) == false)
        #expect(store.snapshot.users.count == 1 && store.snapshot.version == 1)
    }

    @Test func `signs in with their password only, while they are enabled`() async throws {
        let store = try await house()
        #expect(try await store.signIn("alice", password: "correct horse ") == nil)
        #expect(try await store.signIn("bobby", password: password) == nil)
        #expect(try await store.signIn("alice", password: "correct horse\u{0}") == nil)
        #expect(try await store.signIn("alice", password: String(repeating: "x", count: 10_000)) == nil)
        try await store.apply(#"{"users": [{"name": "carol"}]}"#)
        #expect(try await store.signIn("carol", password: "") == nil)
        _ = try await store.add(user: "bobby", realName: "", role: .viewer, password: password, by: "root")
        _ = try await store.setEnabled(false, ofUser: "bobby", by: "root")
        #expect(try await store.signIn("bobby", password: password) == nil)
        _ = try await store.setEnabled(true, ofUser: "bobby", by: "root")
        #expect(try await store.signIn("bobby", password: password)?.role == .viewer)
    }

    @Test func `begins another epoch with each new password, and when they are disabled`() async throws {
        let store = try await house()
        _ = try await store.add(user: "bobby", realName: "", role: .viewer, password: password, by: "root")
        let first = try #require(store.snapshot.user(named: "bobby")).sessionEpoch
        let second = try await store.setPassword(password, ofUser: "bobby", by: "root").sessionEpoch
        #expect(second > first)
        let third = try await store.setEnabled(false, ofUser: "bobby", by: "root").sessionEpoch
        #expect(third > second)
        #expect(try await store.setEnabled(false, ofUser: "bobby", by: "root").sessionEpoch == third)
        #expect(try await store.setEnabled(true, ofUser: "bobby", by: "root").sessionEpoch == third)
        #expect(try await store.setRole(.operator, ofUser: "bobby", by: "root").sessionEpoch == third)
        #expect(store.snapshot.user(named: "bobby")?.sessionEpoch == third)
    }

    @Test func `leaves the name to another who gets another number, even after a restart`() async throws {
        let catalog = try TestCatalog()
        var store = try await catalog.open()
        for id in 1...2 {
            let bobby = try await store.add(
                user: "bobby", realName: "", role: .viewer, password: password, by: "root")
            #expect(bobby.id == Int64(id))
            #expect(try await store.remove(user: "bobby", by: "root") == bobby)
            #expect(store.snapshot.users.isEmpty)
            try await store.close()
            store = try await catalog.open()
        }
    }

    @Test func `is the same after a restart`() async throws {
        let catalog = try TestCatalog()
        let store = try await catalog.open()
        _ = try await store.add(
            user: "alice", realName: "木雷", role: .operator, password: password, by: "root")
        let alice = try await store.setEnabled(false, ofUser: "alice", by: "root")
        try await store.close()
        #expect(try await catalog.open().snapshot.users == [alice])
    }

    @Test func `that is not there cannot be changed`() async throws {
        let store = try await house()
        let error = await refusal { try await store.setRole(.viewer, ofUser: "bobby", by: "root") }
        #expect(error?.kind == .invalid(path: "name"))
        #expect(await refusal { try await store.remove(user: "bobby", by: "root") } == error)
    }

    @Test func `of the original signs in with the old password, which is then hashed anew`() async throws {
        let store = try await house()
        let document = #"{"users": [{"name": "bobby", "password_hash": "\#(original)"}]}"#
        try await store.apply(document)
        let bobby = try #require(try await store.signIn("bobby", password: "allmine"))
        #expect(bobby.hasOutdatedHash)
        try await store.renewHash(of: bobby, password: "allmine")
        let renewed = try #require(try await store.signIn("bobby", password: "allmine"))
        #expect(!renewed.hasOutdatedHash && renewed.sessionEpoch == bobby.sessionEpoch)
        try await store.renewHash(of: bobby, password: "something else")
        #expect(try await store.signIn("bobby", password: "allmine") == renewed)
        #expect(try await store.apply(document).isEmpty, "a password that was set is not set back")
    }

    @Test func `of a document is disabled and named by it`() async throws {
        let store = try await house()
        let document = #"{"users": [{"name": "bobby", "real_name": "Bob", "enabled": false}]}"#
        try await store.apply(document)
        let bobby = try #require(store.snapshot.user(named: "bobby"))
        #expect(bobby.realName == "Bob" && !bobby.isEnabled && bobby.role == .viewer && bobby.id == 2)
        #expect(try await store.apply(document).isEmpty)
        let export = try await store.export()
        #expect(
            export["users"] == [
                [
                    "name": "alice", "role": "administrator", "real_name": "Alice Li", "enabled": true,
                    "password": "********",
                ],
                ["name": "bobby", "role": "viewer", "real_name": "Bob", "enabled": false],
            ])
    }
}
