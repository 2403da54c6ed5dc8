import Messaging
import Testing

@testable import Outbound

@Suite struct `A content cache` {
    /// A message counts 600 bytes and its texts; this one counts 1,000.
    private func message(_ number: UInt64, bytes: Int = 1000) -> Message {
        Message(
            id: MessageID(UniqueID(high: 1, low: number)), application: ApplicationID("shop"),
            channel: ChannelID(1),
            medium: .email, messageClass: .notice, isBatch: false,
            content: Content(subject: "", body: String(repeating: "b", count: bytes - 604), format: .text),
            template: TemplateVersion(template: TemplateID(1), code: "t", version: 1), parameters: "null",
            signatureName: "", acceptedAt: Timestamp(seconds: 0), scheduledAt: nil,
            expiresAt: Timestamp(seconds: 1), fingerprint: 0, attachments: [])
    }

    private func kept(_ cache: ContentCache, _ numbers: ClosedRange<UInt64>) -> [UInt64] {
        numbers.filter { cache[MessageID(UniqueID(high: 1, low: $0))] != nil }
    }

    @Test func `has what was put in`() {
        var cache = ContentCache(bytesMax: 10_000)
        cache.insert(message(1))
        #expect(cache[message(1).id] == message(1))
        #expect(cache[message(2).id] == nil)
    }

    @Test func `drops the oldest when it is full`() {
        var cache = ContentCache(bytesMax: 10_000)
        for number in 1...12 as ClosedRange<UInt64> { cache.insert(message(number)) }
        #expect(kept(cache, 1...12) == Array(3...12))
    }

    @Test func `keeps nothing that is a large part of it`() {
        var cache = ContentCache(bytesMax: 10_000)
        cache.insert(message(1, bytes: 1251))
        cache.insert(message(2, bytes: 1250))
        #expect(kept(cache, 1...2) == [2])
    }

    @Test func `counts a message once, and not at all when it is gone`() {
        var cache = ContentCache(bytesMax: 10_000)
        for _ in 0..<50 { cache.insert(message(1)) }
        for number in 2...10 as ClosedRange<UInt64> { cache.insert(message(number)) }
        #expect(kept(cache, 1...10).count == 10)
        cache.remove(message(5).id)
        cache.remove(message(5).id)
        cache.insert(message(11))
        #expect(kept(cache, 1...11) == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11])
    }
}
