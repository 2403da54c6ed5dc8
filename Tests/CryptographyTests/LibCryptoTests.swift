import Testing

@testable import Cryptography

@Suite struct `The key derivation` {
    /// RFC 7914 §12, the first and the third vector.
    @Test func `is scrypt`() {
        let empty = LibCrypto.scrypt(
            [], salt: [], cost: ScryptCost(logarithm: 4, blockSize: 1, lanes: 1), count: 64, memory: 1 << 20)
        #expect(
            empty.map { Hex.encode($0) }
                == "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")
        let known = LibCrypto.scrypt(
            Array("pleaseletmein".utf8), salt: Array("SodiumChloride".utf8),
            cost: ScryptCost(logarithm: 14, blockSize: 8, lanes: 1), count: 64, memory: 64 << 20)
        #expect(
            known.map { Hex.encode($0) }
                == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")
    }

    @Test func `takes no more memory than it may`() {
        let key = LibCrypto.scrypt(
            [], salt: [1], cost: .current, count: 32, memory: 1 << 20)
        #expect(key == nil)
    }
}
