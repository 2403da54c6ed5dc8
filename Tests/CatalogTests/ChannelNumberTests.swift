import Catalog
import Messaging
import Testing

@Suite struct `A channel's number` {
    /// A document of channels, each with a name and what else it says.
    private func document(_ channels: [(name: String, more: String)]) -> String {
        let list = channels.map { channel in
            #"{"name": "\#(channel.name)", "type": "email", "template": "verify-code"\#(channel.more)}"#
        }
        return #"{"channels": [\#(list.joined(separator: ","))]}"#
    }

    private func store() async throws -> CatalogStore {
        let store = try await TestCatalog().open()
        try await store.apply(TestCatalog.shop)
        return store
    }

    private func numbers(_ store: CatalogStore) -> [String: Int64] {
        Dictionary(uniqueKeysWithValues: store.snapshot.channels.map { ($0.name, $0.id.number) })
    }

    @Test func `is the document's, and others keep clear of it`() async throws {
        let store = try await store()
        try await store.apply(document([("next", ""), ("old", #", "id": 7"#), ("older", #", "id": 4"#)]))
        #expect(numbers(store) == ["mail-code": 1, "next": 8, "old": 7, "older": 4])
        let again = try await store.apply(document([("old", #", "id": 7"#), ("last", "")]))
        #expect(again.actions == ["old": .unchanged, "last": .created])
        #expect(numbers(store)["last"] == 9)
    }

    @Test func `is there again with a channel that was deleted`() async throws {
        let store = try await store()
        try await store.apply(#"{"channels": [{"name": "mail-code", "delete": true}]}"#)
        try await store.apply(document([("mail-code", #", "id": 1"#), ("next", "")]))
        #expect(numbers(store) == ["mail-code": 1, "next": 2])
    }

    @Test(arguments: [
        ("new", "1", "“mail-code”"), ("mail-code", "2", "cannot change"), ("new", "0", "from 1"),
        ("new", #""7""#, "whole number"),
    ])
    func `is refused where another has it, or it is none`(
        sample: (name: String, number: String, words: String)
    ) async throws {
        let text = document([(sample.name, #", "id": \#(sample.number)"#)])
        let error = try #require(try await store().refusal(of: text))
        #expect(error.kind == .invalid(path: "channels[0].id"))
        #expect(error.description.contains(sample.words))
    }

    @Test func `is checked without a catalog too`() throws {
        let text = document([("a", #", "id": 1"#), ("b", #", "id": 1"#)])
        let error = #expect(throws: CatalogError.self) {
            try CatalogDocument(json: JSONValue(parsing: text)).verify(providers: TestCatalog.providers)
        }
        #expect(error?.kind == .invalid(path: "channels[0].template"))
        try CatalogDocument(json: JSONValue(parsing: TestCatalog.shop)).verify(
            providers: TestCatalog.providers)
    }
}
