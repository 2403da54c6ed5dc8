import Policy
import Testing

@Suite struct `The parts of a short message` {
    private static func count(_ character: String, _ times: Int, isDomestic: Bool = false) -> Int {
        MessageParts.count(String(repeating: character, count: times), signature: "", isDomestic: isDomestic)
    }

    @Test(
        arguments: [
            ("a", 0, 1), ("a", 1, 1), ("a", 160, 1), ("a", 161, 2), ("a", 306, 2), ("a", 307, 3),
            ("a", 459, 3),
            ("€", 80, 1), ("€", 81, 2), ("€", 152, 2), ("€", 153, 3),
            ("你", 70, 1), ("你", 71, 2), ("你", 134, 2), ("你", 135, 3),
            ("😀", 35, 1), ("😀", 36, 2), ("😀", 66, 2), ("😀", 67, 3),
            ("ê", 70, 1), ("ê", 71, 2), ("\r\n", 80, 1), ("\r\n", 81, 2), ("e\u{301}", 35, 1),
            ("e\u{301}", 36, 2),
        ] as [(String, Int, Int)])
    func `depend on the alphabet abroad`(character: String, times: Int, parts: Int) {
        #expect(Self.count(character, times) == parts)
    }

    @Test(
        arguments: [
            ("a", 70, 1), ("a", 71, 2), ("a", 134, 2), ("a", 135, 3), ("你", 70, 1), ("你", 71, 2),
            ("€", 70, 1), ("😀", 35, 1), ("😀", 36, 2), ("", 0, 1),
        ] as [(String, Int, Int)])
    func `are of seventy characters on the mainland`(character: String, times: Int, parts: Int) {
        #expect(Self.count(character, times, isDomestic: true) == parts)
    }

    @Test func `count the signature once`() {
        let text = String(repeating: "a", count: 64)
        #expect(MessageParts.count(text, signature: "某公司1", isDomestic: true) == 1)
        #expect(MessageParts.count(text + "a", signature: "某公司1", isDomestic: true) == 2)
        #expect(MessageParts.count(text + "a", signature: "【某公司1】", isDomestic: true) == 2)
        #expect(MessageParts.count("【某公司1】" + text, signature: "某公司1", isDomestic: true) == 1)
        // Its brackets alone take a text out of the seven bits.
        #expect(MessageParts.count(text + "aaaa", signature: "Acme", isDomestic: false) == 2)
    }

    /// The list of Perl's `Encode::GSM0338` 2.10, which follows 3GPP TS 23.038 16.0.0.
    @Test func `know the alphabet of seven bits`() {
        let plain: [ClosedRange<UInt32>] = [
            0x0A...0x0A, 0x0D...0x0D, 0x20...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xA1...0xA1, 0xA3...0xA5,
            0xA7...0xA7, 0xBF...0xBF, 0xC4...0xC7, 0xC9...0xC9, 0xD1...0xD1, 0xD6...0xD6, 0xD8...0xD8,
            0xDC...0xDC, 0xDF...0xE0, 0xE4...0xE6, 0xE8...0xE9, 0xEC...0xEC, 0xF1...0xF2, 0xF6...0xF6,
            0xF8...0xF9, 0xFC...0xFC, 0x393...0x394, 0x398...0x398, 0x39B...0x39B, 0x39E...0x39E,
            0x3A0...0x3A0, 0x3A3...0x3A3, 0x3A6...0x3A6, 0x3A8...0x3A9,
        ]
        let extended: Set<UInt32> = [0x0C, 0x5B, 0x5C, 0x5D, 0x5E, 0x7B, 0x7C, 0x7D, 0x7E, 0x20AC]
        for scalar in (UInt32(0)...0x2200).compactMap(Unicode.Scalar.init) {
            // Eighty fit in one part even with two places each, and need two parts in sixteen bits.
            let text = String(repeating: Character(scalar), count: 80)
            let isPlain = plain.contains { $0.contains(scalar.value) }
            let isKnown = isPlain || extended.contains(scalar.value)
            #expect((MessageParts.count(text, signature: "", isDomestic: false) == 1) == isKnown, "\(scalar)")
            let longer = MessageParts.count(text + "a", signature: "", isDomestic: false)
            #expect((longer == 1) == isPlain, "\(scalar)")
        }
    }

    /// 152 places are filled in the first part; the euro's two do not fit in the one that is left.
    @Test func `do not tear a character apart`() {
        let part = String(repeating: "a", count: 152)
        let whole = part + "€" + part.dropLast(2) + "a"
        #expect(MessageParts.count(whole, signature: "", isDomestic: false) == 2)
        #expect(MessageParts.count(whole + "a", signature: "", isDomestic: false) == 3)
        let wide = String(repeating: "你", count: 66)
        #expect(MessageParts.count(wide + "😀" + wide.dropLast(), signature: "", isDomestic: true) == 2)
        #expect(MessageParts.count(wide + "😀" + wide, signature: "", isDomestic: true) == 3)
    }
}
