import Messaging
import Testing

@testable import Intake

@Suite struct `An attachment` {
    private let limits = IntakeLimits(
        attachmentsCountMax: 3, attachmentBytesMax: 100, attachmentsBytesMax: 150)

    private func check(_ attachments: [Messaging.Attachment], on medium: Medium = .email) throws(Refusal)
        -> [Messaging.Attachment]
    {
        try AttachmentRules(limits: limits).check(attachments, on: medium)
    }

    private func file(_ name: String = "a.txt", type: String = "text/plain", count: Int = 1)
        -> Messaging.Attachment
    {
        Messaging.Attachment(filename: name, contentType: type, bytes: [UInt8](repeating: 65, count: count))
    }

    private func field(_ attachments: [Messaging.Attachment], on medium: Medium = .email) -> String? {
        do throws(Refusal) {
            _ = try check(attachments, on: medium)
            return nil
        } catch {
            #expect(error.code == .invalidParameter)
            return error.field
        }
    }

    @Test(arguments: Medium.allCases)
    func `travels with mail only`(medium: Medium) {
        #expect(field([file()], on: medium) == (medium == .email ? nil : "attachments"))
        #expect(field([], on: medium) == nil)
    }

    @Test func `comes with few others, and all together are not too large`() {
        #expect(field([file(), file(), file()]) == nil)
        #expect(field([file(), file(), file(), file()]) == "attachments")
        #expect(field([file(count: 100), file(count: 50)]) == nil)
        #expect(field([file(count: 100), file(count: 51)]) == "attachments")
    }

    @Test func `has bytes, and not too many`() {
        #expect(field([file(), file(count: 0)]) == "attachments[1].content_base64")
        #expect(field([file(count: 100)]) == nil)
        #expect(field([file(count: 101)]) == "attachments[0].content_base64")
    }

    @Test(arguments: [
        "", " ", "\t", ".", "..", " .. ", "a/b", "/", "..\\b", "a\nb", "a\r\nb", "a\u{0}", "a\u{7F}",
        "a/\u{301}b", "a\\\u{301}b", String(repeating: "n", count: 256), String(repeating: "长", count: 86),
    ])
    func `has a name that is no path`(name: String) {
        #expect(field([file(name)]) == "attachments[0].filename")
    }

    @Test(arguments: [
        ("a.txt", "a.txt"), (" \ta b.txt ", "a b.txt"), ("合同.pdf", "合同.pdf"), ("...", "..."), ("a", "a"),
        (#"quote".txt"#, #"quote".txt"#),
    ])
    func `keeps its name without the blanks around it`(name: String, kept: String) throws {
        #expect(try check([file(name)]).map(\.filename) == [kept])
    }

    @Test(arguments: [
        "text", "text/", "/plain", "a/b/c", "te xt/plain", "text/pl ain", "text/plain\r\nX: y", "tëxt/plain",
        "text/pl(ain", String(repeating: "t", count: 260) + "/plain",
    ])
    func `is refused with a type that is no media type`(type: String) {
        #expect(field([file(type: type)]) == "attachments[0].content_type")
    }

    @Test(arguments: [
        ("application/pdf", "application/pdf"), (" text/plain; charset=gbk ", "text/plain; charset=gbk"),
        ("application/vnd.ms-excel+x", "application/vnd.ms-excel+x"),
    ])
    func `keeps the type it has`(type: String, kept: String) throws {
        #expect(try check([file(type: type)]).map(\.contentType) == [kept])
    }

    @Test(
        arguments: [
            (Array("%PDF-1.7".utf8), "application/pdf"),
            ([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0], "image/png"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg"), (Array("GIF89a".utf8), "image/gif"),
            ([0x50, 0x4B, 3, 4], "application/zip"), ([0x1F, 0x8B, 8], "application/gzip"),
            (Array("你好\r\n\t".utf8), "text/plain; charset=utf-8"), ([65, 0, 65], "application/octet-stream"),
            ([0x89, 0x50], "text/plain; charset=utf-8"), ([7], "application/octet-stream"),
        ] as [([UInt8], String)])
    func `without a type gets the one that its first bytes show`(bytes: [UInt8], type: String) throws {
        let file = Messaging.Attachment(filename: "a", contentType: " ", bytes: bytes)
        #expect(try check([file]).map(\.contentType) == [type])
    }
}
