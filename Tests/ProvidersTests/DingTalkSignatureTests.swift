import FoundationEssentials
import Messaging
import Testing

@testable import Providers

@Suite struct `A DingTalk robot's signature` {
    /// Made with apprise 2.2 and checked with dingtalkchatbot: DingTalk publishes no vectors.
    private func vectors(from test: String = #filePath) throws -> [JSONValue] {
        let folder = URL(filePath: test).deletingLastPathComponent().deletingLastPathComponent()
        let url = folder.appending(path: "acceptance/vectors/dingtalk.json")
        let all = try JSONValue(parsing: [UInt8](try Data(contentsOf: url)))
        return try #require(all["vectors"]?.arrayValue)
    }

    @Test func `is the one that other clients make`() throws {
        let vectors = try vectors()
        #expect(vectors.count == 8)
        for vector in vectors {
            let name = Comment(rawValue: vector["name"]?.stringValue ?? "")
            let milliseconds = try #require(vector["input"]?["timestamp_ms"]?.intValue, name)
            let secret = try #require(vector["input"]?["secret"]?.stringValue, name)
            let moment = Timestamp(milliseconds: milliseconds)
            #expect(
                DingTalkSignature.sign(secret: secret, at: moment) == vector["sign_base64"]?.stringValue, name
            )
            let escaped = try #require(vector["sign_urlencoded"]?.stringValue, name)
            #expect(
                DingTalkSignature.query(secret: secret, at: moment)
                    == "&timestamp=\(milliseconds)&sign=\(escaped)", name)
        }
    }
}
