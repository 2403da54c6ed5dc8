import Cryptography
import Messaging
import Testing

@testable import Providers

@Suite struct `A mail` {
    private func composer(_ from: String = "商城 <noreply@example.com>") throws -> MailComposer {
        MailComposer(
            from: try Mailbox(from), replyTo: try Mailbox("help@example.com"),
            unsubscribing: try Unsubscribing("https://example.com/leave?u=1"))
    }

    private func text(_ order: AttemptOrder) async throws -> String {
        String(decoding: try await composer().compose(order).mail, as: UTF8.self)
    }

    @Test func `of plain text is the one that was agreed, byte by byte`() async throws {
        let mail = try await text(order(subject: "您的订单 42", body: "您好，\n订单已发货。 \n.\n"))
        #expect(mail == MailFixtures.plain)
    }

    @Test func `with HTML and a file is the one that was agreed, byte by byte`() async throws {
        let file = Attachment(filename: "账单.pdf", contentType: "application/pdf", bytes: Array(0...99))
        let mail = try await text(
            order(subject: "Invoice", body: "<p>Hello <b>Chen</b></p>", format: .html, attachments: [file]))
        #expect(mail == MailFixtures.mixed)
    }

    @Test func `has the fields that every mail needs, and no second recipient`() async throws {
        let mail = MailReading(try await text(order()))
        #expect(
            mail.fields.map(\.name) == [
                "Date", "From", "To", "Reply-To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
                "Content-Type", "Content-Transfer-Encoding",
            ])
        #expect(mail["Date"] == "Tue, 14 Nov 2023 22:13:20 +0000")
        #expect(mail["To"] == "chen@example.com")
        #expect(mail["Auto-Submitted"] == "auto-generated")
    }

    @Test func `keeps its name over retries and its bytes over repeats`() async throws {
        let first = try await text(order())
        let second = try await text(order(attempt: 2))
        #expect(MailReading(first)["Message-ID"] == "<\(aDelivery)@example.com>")
        #expect(MailReading(first)["Message-ID"] == MailReading(second)["Message-ID"])
        #expect(try await text(order()) == first)
    }

    @Test func `carries text and HTML side by side inside a frame with its files`() async throws {
        let files = [
            Attachment(filename: "a.txt", contentType: "text/plain; charset=gbk; name=x", bytes: [1]),
            Attachment(filename: "b.eml", contentType: "message/rfc822", bytes: [2]),
            Attachment(
                filename: "c", contentType: "nonsense\u{7F}", bytes: Array(repeating: 3, count: 200)),
        ]
        let html = "<p>" + String(repeating: "长", count: 80) + "</p>"
        let mail = MailReading(try await text(order(body: html, format: .html, attachments: files)))
        let parts = mail.parts
        try #require(parts.count == 4)
        let texts = parts[0].parts
        try #require(texts.count == 2)
        #expect(texts[0]["Content-Type"] == "text/plain; charset=utf-8")
        #expect(texts[1]["Content-Type"] == "text/html; charset=utf-8")
        #expect(MailReading.decodedQuotedPrintable(texts[1].body) == html)
        #expect(parts[1]["Content-Type"] == "text/plain; charset=gbk; name=\"a.txt\"")
        #expect(parts[2]["Content-Type"]?.hasPrefix("application/octet-stream;") == true)
        #expect(parts[3]["Content-Type"]?.hasPrefix("application/octet-stream;") == true)
        #expect(Base64Text.decode(parts[3].body.replacing("\r\n", with: "")) == files[2].bytes)
    }

    @Test func `keeps its lines short and ends them with CRLF only`() async throws {
        let file = Attachment(
            filename: String(repeating: "长", count: 80), contentType: "a/b",
            bytes: Array(repeating: 255, count: 5000))
        let body = String(repeating: "<p>很长的一行没有尽头", count: 50)
        let mail = try await text(
            order(
                subject: String(repeating: "标题", count: 60), body: body, format: .html, attachments: [file])
        )
        for line in mail.mailLines {
            #expect(line.utf8.count <= 78)
            #expect(!line.utf8.contains(10) && !line.utf8.contains(13))
        }
        #expect(mail.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: ["a\r\nBcc: x@y", "a\nb", "a\rb", "a\0b", "a\r\n\r\nbody"])
    func `whose subject would forge a header is refused`(subject: String) async throws {
        let composer = try composer()
        await #expect(throws: MailProblem.self) { try await composer.compose(order(subject: subject)) }
        do {
            _ = try await composer.compose(order(subject: subject))
        } catch {
            #expect(error.code == "header_injection")
        }
    }

    @Test func `without a subject of its own has the account's signature for one`() async throws {
        var order = order(subject: "")
        #expect(MailReading(try await text(order))["Subject"] == nil)
        order.wording.signature = "通知"
        #expect(MailReading.decodedWords(MailReading(try await text(order))["Subject"] ?? "") == "通知")
        order.wording.signature = "x\r\nBcc: y@z"
        await #expect(throws: MailProblem.self) { try await composer().compose(order) }
    }

    @Test func `to nobody in particular is refused`() async throws {
        let composer = try composer()
        for address in ["", "a@b, c@d", "a@b\r\nBcc: c@d", "a@☃.cn"] {
            await #expect(throws: MailProblem.self) { try await composer.compose(order(to: address)) }
        }
    }

    @Test func `of a campaign says how to leave, others do not`() async throws {
        let campaign = MailReading(try await text(order(messageClass: .marketing)))
        #expect(campaign["List-Unsubscribe"] == "<https://example.com/leave?u=1>")
        #expect(campaign["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
        #expect(MailReading(try await text(order()))["List-Unsubscribe"] == nil)
    }
}
