import Testing

@testable import Providers

@Suite struct `A mail address` {
    @Test(arguments: [
        "a@b", "chen.wei+tag@Example.COM", "o'brien@mail-1.example.cn", "用户@example.cn", "x@xn--fiqs8s.cn",
    ])
    func `is taken`(text: String) throws {
        let address = try MailAddress(text)
        #expect(address.text.lowercased() == text.lowercased())
        #expect(address.needsUTF8 == !text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: [
        "", "a", "@b", "a@", "a b@c", "a@b c", "a@b@c d", "a..b@c", ".a@c", "a.@c", "a@.c", "a@c.", "a@-c",
        "a@c-",
        "\"quoted\"@c", "a@[127.0.0.1]", "a@b\r\nRCPT TO:<x@y>", "a\n@b", "a\0@b", "<a@b>", "a@b>", "a,b@c",
        "a\u{3000}b@c",
        "a\u{200B}@c", "a(b)@c", String(repeating: "a", count: 65) + "@b",
        "a@" + String(repeating: "b", count: 64),
        "a@" + String(repeating: "b.", count: 140) + "c",
    ])
    func `is refused`(text: String) {
        #expect(throws: MailAddressProblem.malformed) { try MailAddress(text) }
    }

    @Test func `has the domain's ASCII form in the envelope`() throws {
        let address = try MailAddress("Chen@Bücher.例子。CN")
        #expect(address.text == "Chen@xn--bcher-kva.xn--fsqu00a.cn")
        #expect(!address.needsUTF8)
        #expect(try MailAddress("用户@例子.cn").text == "用户@xn--fsqu00a.cn")
    }

    @Test(arguments: ["a@☃.cn", "a@例子..cn", "a@ｅxample.cn"])
    func `with a domain that has no ASCII form is refused`(text: String) {
        #expect(throws: MailAddressProblem.domainNotEncodable) { try MailAddress(text) }
    }
}

@Suite struct `A sender's mailbox` {
    @Test(arguments: [
        ("noreply@example.com", "", "noreply@example.com"),
        ("<noreply@example.com>", "", "noreply@example.com"),
        ("Shop <noreply@example.com>", "Shop", "Shop <noreply@example.com>"),
        ("商城 <noreply@example.com>", "商城", "=?UTF-8?B?5ZWG5Z+O?= <noreply@example.com>"),
        (#""Chen, Wei" <c@example.com>"#, "Chen, Wei", #""Chen, Wei" <c@example.com>"#),
        (#""a \"b\" \\" <c@example.com>"#, #"a "b" \"#, #""a \"b\" \\" <c@example.com>"#),
        ("Dr. X <c@example.com>", "Dr. X", #""Dr. X" <c@example.com>"#),
    ])
    func `is read and written`(text: String, name: String, header: String) throws {
        let mailbox = try Mailbox(text)
        #expect(mailbox.displayName == name)
        #expect(mailbox.headerText(column: 6) == header)
    }

    @Test(arguments: [
        "Shop", "Shop noreply@example.com", "Shop <a@b> x", "a, b <c@d>", "Shop <a@b", "\"x <a@b>",
        "\"x\"y\" <a@b>",
        "Shop\r\nBcc: x <a@b>", "a <b@c> <d@e>", "\"x\\\" <a@b>",
    ])
    func `is refused where it could mean two things`(text: String) {
        #expect(throws: MailAddressProblem.self) { try Mailbox(text) }
    }

    @Test func `with a long name is folded`() throws {
        let name = String(repeating: "很长的名字", count: 10)
        let mailbox = try Mailbox("\(name) <\(String(repeating: "a", count: 60))@example.com>")
        let lines = MailHeader("From", mailbox.headerText(column: 6)).line.mailLines
        for line in lines { #expect(line.utf8.count <= 78) }
    }
}
