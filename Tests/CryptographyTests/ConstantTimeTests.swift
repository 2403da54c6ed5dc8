import Cryptography
import Testing

@Suite struct `A comparison in constant time` {
    @Test func `says equal for the same bytes alone`() {
        let secret = Array("0123456789".utf8)
        #expect(ConstantTime.isEqual(secret, secret))
        #expect(ConstantTime.isEqual([], []))
        #expect(!ConstantTime.isEqual(secret, []))
        #expect(!ConstantTime.isEqual(secret, Array(secret.dropLast())))
        #expect(!ConstantTime.isEqual(secret, secret + [0]))
    }

    @Test func `notices any one bit`() {
        let secret = [UInt8](repeating: 0x5A, count: 32)
        for bit in 0..<256 {
            var other = secret
            other[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!ConstantTime.isEqual(secret, other))
        }
    }
}
