import Cryptography
import Testing

@Suite struct `A seal of another program` {
    private let zeros = [UInt8](repeating: 0, count: 32)

    /// Test cases 13, 14 and 15 of "The Galois/Counter Mode of Operation" (McGrew, Viega).
    @Test func `is AES-256-GCM behind its nonce`() throws {
        let nonce = [UInt8](repeating: 0, count: 12)
        let empty = nonce + Hex.decode("530f8afbc74536b9a963b4f1c4cb738b")!
        #expect(try PrefixedSeal(key: zeros).open(empty) == [])
        let block = nonce + Hex.decode("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")!
        #expect(try PrefixedSeal(key: zeros).open(block) == [UInt8](repeating: 0, count: 16))
        let key = Hex.decode("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")!
        let text = Hex.decode(
            "cafebabefacedbaddecaf888522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48"
                + "590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c")!
        let plain = try PrefixedSeal(key: key).open(text)
        #expect(
            Hex.encode(plain).hasPrefix("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"))
        #expect(plain.count == 64)
    }

    @Test func `stays shut when any bit was changed`() throws {
        let seal = try PrefixedSeal(key: zeros)
        let sealed =
            [UInt8](repeating: 0, count: 12)
            + Hex.decode("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")!
        for bit in 0..<(sealed.count * 8) {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: CryptographyError.cannotOpen) { try seal.open(changed) }
        }
        #expect(throws: CryptographyError.notSealed) { try seal.open(Array(sealed.prefix(27))) }
        #expect(throws: CryptographyError.cannotOpen) { try seal.open(Array(sealed.prefix(28))) }
    }

    @Test(arguments: [0, 30, 31, 33, 44])
    func `wants a key of exactly 32 bytes`(count: Int) {
        #expect(throws: CryptographyError.keyLength(expected: 32, found: count)) {
            try PrefixedSeal(key: [UInt8](repeating: 1, count: count))
        }
    }

    @Test func `shows nothing of its key`() throws {
        var dumped = ""
        dump(try PrefixedSeal(key: [UInt8](repeating: 77, count: 32)), to: &dumped)
        #expect(!dumped.contains("77"))
    }
}
