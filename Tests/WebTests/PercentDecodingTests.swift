import Testing

@testable import Web

@Suite struct `A path's percent signs` {
    @Test(arguments: [
        ("/api/v1/messages", "/api/v1/messages"),
        ("/a%20b", "/a b"),
        ("/%e4%bd%A0", "/你"),
        ("/100%", "/100%"),
        ("/%zz%2", "/%zz%2"),
        ("/%2525", "/%25"),
    ])
    func `are decoded once, and kept where they stand for nothing`(path: String, decoded: String) {
        #expect(path.percentDecoded == decoded)
    }
}
