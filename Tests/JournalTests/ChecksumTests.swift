import Testing

@testable import Journal

@Suite struct `A checksum` {
    private static let knownAnswers: [(bytes: [UInt8], checksum: UInt32)] = [
        ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
        ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
        ([UInt8](0..<32), 0x46DD_794E),
        ([UInt8]((0..<32).reversed()), 0x113F_DB5C),
        ([UInt8]("123456789".utf8), 0xE306_9283),
        ([], 0),
    ]

    @Test(arguments: knownAnswers)
    func `is what RFC 3720 B.4 and the CRC catalogue say`(known: (bytes: [UInt8], checksum: UInt32)) {
        let checksum = Checksum.of(known.bytes.span)
        #expect(checksum == known.checksum)
    }

    @Test func `is the same for a word and for its bytes, in whatever pieces they come`() {
        let bytes = [UInt8](1...40)
        let whole = Checksum.of(bytes.span)
        for cut in bytes.indices {
            var pieces = Checksum()
            pieces.add(bytes.span.extracting(..<cut))
            pieces.add(bytes.span.extracting(cut...))
            #expect(pieces.value == whole, "cut at \(cut)")
        }
        var words = Checksum()
        words.add(0x0807_0605_0403_0201 as UInt64)
        let firstEight = Checksum.of(bytes.span.extracting(..<8))
        #expect(words.value == firstEight)
    }
}
