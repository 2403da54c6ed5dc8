import Catalog
import Messaging
import Testing

@Suite struct `A catalog from before users had numbers` {
    /// The table as it was, and the history of one who was added and then changed.
    private static let past = """
        DELETE FROM grdb_migrations WHERE identifier LIKE '2 %';
        DROP TABLE users;
        CREATE TABLE users (name TEXT PRIMARY KEY, role TEXT NOT NULL, password_hash TEXT) STRICT;
        INSERT INTO users VALUES ('zoe', 'viewer', NULL),
            ('al', 'administrator', '$scrypt$ln=15,r=8,p=1$c2FsdA$aGFzaA');
        INSERT INTO changes (version, at, who, kind, name, action) VALUES
            (1, 1000, 'root', 'user', 'zoe', 'created'), (2, 2000, 'root', 'user', 'zoe', 'updated');
        """

    @Test func `keeps its users, who set new passwords`() async throws {
        let catalog = try TestCatalog()
        try await catalog.open().close()
        try await catalog.execute(Self.past)
        let store = try await catalog.open()
        let users = store.snapshot.users
        #expect(users.map(\.name) == ["al", "zoe"] && users.map(\.id) == [1, 2])
        #expect(users.map(\.role) == [.administrator, .viewer])
        #expect(users.allSatisfy { $0.isEnabled && !$0.hasPassword && $0.sessionEpoch == 0 })
        #expect(users[1].createdAt == Timestamp(seconds: 1) && users[1].updatedAt == Timestamp(seconds: 2))
        _ = try await store.setPassword("correct horse", ofUser: "al", by: "root")
        #expect(try await store.signIn("al", password: "correct horse")?.role == .administrator)
        #expect(
            try await store.add(
                user: "bobby", realName: "", role: .viewer, password: "correct horse", by: "root"
            ).id == 3)
    }
}
