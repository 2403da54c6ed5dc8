import Cryptography
import Testing

@Suite struct `A message authentication code` {
    struct Example: Sendable, CustomTestStringConvertible {
        let number: Int
        let key: [UInt8]
        let message: [UInt8]
        let code: String

        var testDescription: String { "RFC 4231, case \(number)" }
    }

    static func repeated(_ byte: UInt8, _ count: Int) -> [UInt8] {
        [UInt8](repeating: byte, count: count)
    }

    /// RFC 4231 §4; case 5 there is about cut codes, which we do not make.
    static let examples = [
        Example(
            number: 1, key: repeated(0x0b, 20), message: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Example(
            number: 2, key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Example(
            number: 3, key: repeated(0xaa, 20), message: repeated(0xdd, 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Example(
            number: 4, key: Array(1...25), message: repeated(0xcd, 50),
            code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        Example(
            number: 6, key: repeated(0xaa, 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Example(
            number: 7, key: repeated(0xaa, 131),
            message: Array(
                ("This is a test using a larger than block-size key and a larger than block-size data."
                    + " The key needs to be hashed before being used by the HMAC algorithm.").utf8),
            code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ]

    @Test(arguments: examples)
    func `is the one the standard gives`(example: Example) {
        let code = MessageAuthentication.sha256(key: example.key, message: example.message)
        #expect(Hex.encode(code) == example.code)
    }

    @Test func `exists for an empty key and an empty message`() {
        #expect(
            Hex.encode(MessageAuthentication.sha256(key: [], message: []))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    /// RFC 2202 §3, cases 1, 2, 3 and 6.
    @Test func `is the one the standard gives with SHA-1, too`() {
        let examples = [
            (Self.repeated(0x0b, 20), Array("Hi There".utf8), "b617318655057264e28bc0b6fb378c8ef146be00"),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
            ),
            (Self.repeated(0xaa, 20), Self.repeated(0xdd, 50), "125d7342b9ac11cd91a39af48aa17b4f63f175d3"),
            (
                Self.repeated(0xaa, 80),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "aa4ae5e15272d00e95705637ce8a3b55ed402112"
            ),
        ]
        for (key, message, code) in examples {
            #expect(Hex.encode(MessageAuthentication.sha1(key: key, message: message)) == code)
        }
    }

    @Test func `hashes a key only when it is longer than a block`() {
        let message = Array("message".utf8)
        let block = Self.repeated(7, 64)
        let longer = Self.repeated(7, 65)
        #expect(
            MessageAuthentication.sha256(key: longer, message: message)
                == MessageAuthentication.sha256(key: Digest.sha256(longer), message: message))
        #expect(
            MessageAuthentication.sha256(key: block, message: message)
                != MessageAuthentication.sha256(key: Digest.sha256(block), message: message))
    }

    @Test func `changes with every bit of the message and of the key`() {
        let message = Array("transfer 100".utf8)
        let key = Array("a key".utf8)
        let code = MessageAuthentication.sha256(key: key, message: message)
        for bit in 0..<(message.count * 8) {
            var changed = message
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(MessageAuthentication.sha256(key: key, message: changed) != code)
        }
        for bit in 0..<(key.count * 8) {
            var changed = key
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(MessageAuthentication.sha256(key: changed, message: message) != code)
        }
    }
}
