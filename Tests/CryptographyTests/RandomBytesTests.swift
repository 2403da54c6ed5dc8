import Cryptography
import Testing

@Suite struct `Random bytes` {
    @Test(arguments: [0, 1, 16, 32, RandomBytes.limit])
    func `come in the number asked for`(count: Int) throws {
        #expect(try RandomBytes.make(count: count).count == count)
    }

    @Test(arguments: [-1, RandomBytes.limit + 1, Int.max])
    func `are refused in other numbers`(count: Int) {
        #expect(throws: CryptographyError.tooManyRandomBytes(limit: RandomBytes.limit)) {
            try RandomBytes.make(count: count)
        }
    }

    @Test func `do not repeat`() throws {
        let drawn = try (0..<200).map { _ in try RandomBytes.make(count: 16) }
        #expect(Set(drawn).count == 200)
    }

    @Test func `make tokens of two lower-case digits a byte`() throws {
        let token = try Token.hex(bytes: 32)
        #expect(token.utf8.count == 64)
        #expect(token.allSatisfy { "0123456789abcdef".contains($0) })
        #expect(try Token.hex(bytes: 32) != token)
    }
}
