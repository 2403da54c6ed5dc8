import Cryptography
import Testing

@Suite struct `Base64 text` {
    /// RFC 4648 §10, and every digit of the alphabet.
    static let pairs: [(bytes: [UInt8], text: String)] = [
        ([], ""),
        (Array("f".utf8), "Zg=="),
        (Array("fo".utf8), "Zm8="),
        (Array("foo".utf8), "Zm9v"),
        (Array("foob".utf8), "Zm9vYg=="),
        (Array("fooba".utf8), "Zm9vYmE="),
        (Array("foobar".utf8), "Zm9vYmFy"),
        ([0x00, 0x10, 0x83, 0x10, 0x51, 0x87, 0x20, 0x92, 0x8B], "ABCDEFGHIJKL"),
        ([0xFB, 0xFF, 0xFE], "+//+"),
    ]

    @Test(arguments: pairs)
    func `is the one the standard gives`(bytes: [UInt8], text: String) {
        #expect(Base64Text.encode(bytes) == text)
        #expect(Base64Text.decode(text) == bytes)
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zm8", "Zg===", "=", "==", "===", "====", "Zg==Zg==", "Z=g=", "Zm=v",
        "Zm9v\n", "Zm9v Zm9v", "\nZm9v", "Zm 9", "-_-_", "Zm9*", "Zm9é", "Zh==", "Zm9=", "ZgA=ZgA=", "Zg=A",
    ])
    func `is refused when it is not the one text of its bytes`(text: String) {
        #expect(Base64Text.decode(text) == nil)
    }

    @Test func `holds bytes of any kind and count`() {
        for count in 0..<100 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            #expect(Base64Text.decode(Base64Text.encode(bytes)) == bytes)
        }
    }

    @Test func `has exactly one text for each pair of last digits`() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var accepted = 0
        for first in alphabet {
            for second in alphabet where Base64Text.decode("\(first)\(second)==") != nil {
                accepted += 1
            }
        }
        #expect(accepted == 256)
    }
}
