import Testing

@testable import Providers

@Suite struct `Text in quoted-printable` {
    @Test(arguments: [
        "", "plain", "a=b", "end \nnext\t\nlast ", "\r\n\r\n", ".\n..\n.x",
        String(repeating: "x", count: 76),
        String(repeating: "x", count: 77), String(repeating: "长", count: 100),
        String(repeating: "👨‍👩‍👧‍👦", count: 20),
        String(repeating: " ", count: 200), "=_mixed_", "\u{0} control \u{7F}",
    ])
    func `comes back as it was, in lines of at most 76`(text: String) {
        let encoded = String(decoding: QuotedPrintable.encode(text), as: UTF8.self)
        for line in encoded.mailLines {
            #expect(line.utf8.count <= 76)
            #expect(line.last != " " && line.last != "\t")
        }
        #expect(encoded.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || [9, 10, 13].contains($0)) })
        let expected = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        #expect(MailReading.decodedQuotedPrintable(encoded) == expected)
        #expect(!encoded.utf8.elementsEqual("=_".utf8) && encoded.range(of: "=_") == nil)
    }

    @Test func `has one kind of line end, whatever it was given`() {
        #expect(QuotedPrintable.encode("a\r\nb\rc\nd\n\re").elementsEqual("a\r\nb\r\nc\r\nd\r\n\r\ne".utf8))
    }

    @Test func `keeps a character's bytes on one line`() {
        let encoded = String(
            decoding: QuotedPrintable.encode(String(repeating: "长", count: 30)), as: UTF8.self)
        for line in encoded.mailLines { #expect(line.replacing("=", with: "").utf8.count % 6 == 0) }
    }
}
