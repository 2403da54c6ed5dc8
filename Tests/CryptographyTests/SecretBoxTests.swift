import Cryptography
import Testing

@Suite struct `A secret box` {
    let box: SecretBox
    let secret = Array("open sesame".utf8)

    init() throws {
        box = try SecretBox(key: Array(0..<32))
    }

    @Test(arguments: [0, 1, 15, 16, 17, 1000])
    func `opens what it sealed`(count: Int) throws {
        let plaintext = [UInt8](repeating: 0xA5, count: count)
        let sealed = try box.seal(plaintext, context: "application/17/secret")
        #expect(sealed.count == count + 29)
        #expect(try box.open(sealed, context: "application/17/secret") == plaintext)
    }

    @Test func `opens what another implementation sealed`() throws {
        let sealed = Hex.decode(
            "016465666768696a6b6c6d6e6f276bbb08599a33ed5f0f3a59582aaaf9cc0d9ea18c43c244f8569d")!
        #expect(try box.open(sealed, context: "application/17/secret") == secret)
    }

    /// Test case 14 of "The Galois/Counter Mode of Operation" (McGrew, Viega).
    @Test func `is AES-256-GCM`() throws {
        let zeros = try SecretBox(key: [UInt8](repeating: 0, count: 32))
        let sealed =
            [1] + [UInt8](repeating: 0, count: 12)
            + Hex.decode("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")!
        #expect(try zeros.open(sealed, context: "") == [UInt8](repeating: 0, count: 16))
    }

    @Test func `stays shut when any bit was changed`() throws {
        let sealed = try box.seal(secret, context: "here")
        for bit in 0..<(sealed.count * 8) {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let expected: CryptographyError = bit < 8 ? .notSealed : .cannotOpen
            #expect(throws: expected) { try box.open(changed, context: "here") }
        }
    }

    @Test func `stays shut when bytes were cut off or added`() throws {
        let sealed = try box.seal(secret, context: "here")
        for count in 0..<sealed.count {
            #expect(throws: CryptographyError.self) {
                try box.open(Array(sealed.prefix(count)), context: "here")
            }
        }
        #expect(throws: CryptographyError.cannotOpen) { try box.open(sealed + [0], context: "here") }
    }

    @Test(arguments: ["", "application/17", "application/170", "Application/17/secret"])
    func `stays shut in another context`(context: String) throws {
        let sealed = try box.seal(secret, context: "application/17/secret")
        #expect(throws: CryptographyError.cannotOpen) { try box.open(sealed, context: context) }
    }

    @Test func `stays shut to another key`() throws {
        let other = try SecretBox(key: Array(1..<33))
        let sealed = try box.seal(secret, context: "here")
        #expect(throws: CryptographyError.cannotOpen) { try other.open(sealed, context: "here") }
    }

    @Test func `never seals alike twice`() throws {
        let sealed = try (0..<100).map { _ in try box.seal(secret, context: "here") }
        #expect(Set(sealed).count == 100)
        #expect(Set(sealed.map { Array($0[1..<13]) }).count == 100)
    }

    @Test(arguments: [0, 16, 31, 33, 64])
    func `wants a key of exactly 32 bytes`(count: Int) {
        #expect(throws: CryptographyError.keyLength(expected: 32, found: count)) {
            try SecretBox(key: [UInt8](repeating: 1, count: count))
        }
    }

    @Test func `shows nothing of its key`() {
        var dumped = ""
        dump(box, to: &dumped)
        #expect("\(box)" == "SecretBox")
        #expect(String(reflecting: box) == "SecretBox")
        #expect(!dumped.contains("31"))
    }
}
