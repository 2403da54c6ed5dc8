import Cryptography
import Testing

@Suite struct `Hexadecimal digits` {
    @Test func `stand for all bytes and back`() {
        let bytes = Array(UInt8.min...UInt8.max)
        let text = Hex.encode(bytes)
        #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
        #expect(Hex.decode(text) == bytes)
        #expect(Hex.decode(text.uppercased()) == bytes)
        #expect(Hex.encodedBytes(bytes) == Array(text.utf8))
    }

    @Test func `of nothing are the empty text`() {
        #expect(Hex.encode([]) == "")
        #expect(Hex.decode("") == [])
    }

    @Test(arguments: [
        "0", "abc", "0g", "g0", "0x", " 00", "00 ", "+1", "-1", "00\n", "é", "０１", "0\u{0}",
    ])
    func `are refused when they are none`(text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
