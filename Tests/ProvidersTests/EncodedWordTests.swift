import Testing

@testable import Providers

@Suite struct `Header text beyond ASCII` {
    static let texts = [
        "订单", "您的验证码已经发送，请在五分钟之内输入，切勿告诉任何人，包括自称客服的人员，谢谢您的合作与支持！",
        String(repeating: "👨‍👩‍👧‍👦", count: 9), String(repeating: "🇨🇳", count: 20),
        String(repeating: "e\u{301}", count: 60),
        "a" + String(repeating: "\u{300}\u{301}\u{302}", count: 40) + "b", "é", "😀",
        String(repeating: "x", count: 200) + "é",
        "mixed 文字 and words " + String(repeating: "long ", count: 30),
    ]

    @Test(arguments: texts, [9, 6, 12, 1])
    func `keeps every word and line to its length and every word whole`(text: String, column: Int) {
        let encoded = EncodedWord.encode(text, column: column)
        let lines = encoded.mailLines
        #expect(lines[0].utf8.count + column <= 76)
        for line in lines.dropFirst() {
            #expect(line.hasPrefix(" "))
            #expect(line.utf8.count <= 76)
        }
        for word in encoded.split(separator: "\r\n ") { #expect(word.utf8.count <= 75) }
        #expect(MailReading.decodedWords(encoded) == text)
    }

    @Test func `never splits a character that fits in a word`() {
        let encoded = EncodedWord.encode(String(repeating: "👨‍👩‍👧‍👦", count: 9), column: 9)
        for word in encoded.split(separator: "\r\n ") {
            let text = MailReading.decodedWords(String(word)) ?? ""
            #expect(text.allSatisfy { $0 == "👨‍👩‍👧‍👦" })
        }
    }

    @Test func `is what RFC 2047 writes`() {
        #expect(EncodedWord.encode("验证码", column: 9) == "=?UTF-8?B?6aqM6K+B56CB?=")
        #expect(EncodedWord.encode("", column: 9).isEmpty)
    }

    @Test func `stays plain and is folded between words where ASCII suffices`() {
        #expect(MailHeader("Subject", text: "Order 42").line == "Subject: Order 42\r\n")
        let long = "seventeen words " + String(repeating: "that go on and on ", count: 12) + "until the end"
        let header = MailHeader("Subject", text: long)
        for line in header.line.mailLines { #expect(line.utf8.count <= 76) }
        #expect(header.value.replacing("\r\n ", with: " ") == long)
    }

    @Test(arguments: [
        "=?UTF-8?B?eA==?=", " leading", "trailing ", "two  spaces", "tab\there",
        String(repeating: "x", count: 90),
    ])
    func `is encoded where a reader might change or misread it`(text: String) {
        #expect(MailReading.decodedWords(MailHeader("Subject", text: text).value) == text)
    }
}
