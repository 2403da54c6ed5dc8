import Catalog
import Messaging
import Testing

@Suite struct `A request that names no channel` {
    private func store(_ channels: String) async throws -> CatalogStore {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        try await store.apply(
            """
            {"templates": [{"name": "t", "code": "welcome", "type": "email", "content": "Hi"}],
             "channels": [\(channels)]}
            """)
        return store
    }

    @Test func `gets the oldest channel whose template has its code`() async throws {
        let store = try await store(
            """
            {"name": "a", "type": "email", "template": "t"}, {"name": "b", "type": "email", "template": "t"}
            """)
        #expect(try store.snapshot.channel(medium: .email, templateCode: "welcome").name == "a")
    }

    @Test func `gets the default one of several`() async throws {
        let store = try await store(
            """
            {"name": "a", "type": "email", "template": "t"},
            {"name": "b", "type": "email", "template": "t", "default": true}
            """)
        #expect(try store.snapshot.channel(medium: .email, templateCode: "welcome").name == "b")
        #expect(try store.snapshot.channel(medium: .email, templateCode: nil).name == "b")
    }

    @Test func `does not get a channel that is switched off`() async throws {
        let store = try await store(
            #"{"name": "a", "type": "email", "template": "t", "enabled": false, "default": true}"#)
        let byCode = #expect(throws: Refusal.self) {
            try store.snapshot.channel(medium: .email, templateCode: "welcome")
        }
        #expect(byCode?.code == .templateNotFound)
        let byMedium = #expect(throws: Refusal.self) {
            try store.snapshot.channel(medium: .email, templateCode: nil)
        }
        #expect(byMedium?.code == .channelNotFound)
    }

    @Test func `does not get a channel of another medium`() async throws {
        let store = try await store(#"{"name": "a", "type": "email", "template": "t", "default": true}"#)
        let refusal = #expect(throws: Refusal.self) {
            try store.snapshot.channel(medium: .sms, templateCode: "welcome")
        }
        #expect(refusal?.code.rawValue == 30005)
        let second = #expect(throws: Refusal.self) {
            try store.snapshot.channel(medium: .sms, templateCode: nil)
        }
        #expect(second?.code.rawValue == 30003)
    }
}
