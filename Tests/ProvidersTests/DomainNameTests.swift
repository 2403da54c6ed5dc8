import Testing

@testable import Providers

@Suite struct `A domain name` {
    @Test(
        arguments: [
            ("Example.COM", "example.com"), ("a-1.b", "a-1.b"), ("xn--fiqs8s", "xn--fiqs8s"),
            ("例子.cn", "xn--fsqu00a.cn"), ("BÜCHER.de", "xn--bcher-kva.de"), ("straße.de", "xn--strae-oqa.de"),
            ("中国", "xn--fiqs8s"), ("網絡。香港", "xn--od0alg.xn--j6w193g"),
            ("россия.рф", "xn--h1alffa9f.xn--p1ai"), ("ไทย", "xn--o3cw4h"), ("भारत", "xn--h2brj9c"),
        ] as [(String, String)])
    func `has one form on the wire`(text: String, ascii: String) {
        #expect(DomainName.ascii(text) == ascii)
    }

    @Test(
        arguments: [
            "", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "☃", "ab--例", "-例", "例-", "u\u{308}",
            "\u{1F600}", "\u{200D}例", "例\u{200B}", "ｅ", "か\u{3099}", "\u{1100}\u{1161}",
            "\u{E31}ก", String(repeating: "a", count: 64),
        ])
    func `is refused where it is none, or could mean another`(text: String) {
        #expect(DomainName.ascii(text) == nil)
    }

    @Test func `has labels of at most 63 bytes, counted on the wire`() {
        let longest = String(repeating: "a", count: 63)
        #expect(DomainName.ascii(longest) == longest)
        #expect(DomainName.ascii(String(repeating: "例", count: 50)) != nil)
        let scattered = (0..<40).map { String(Unicode.Scalar(0x4E00 + ($0 * 7919) % 20_000)!) }.joined()
        #expect(DomainName.ascii(scattered) == nil)
    }
}
