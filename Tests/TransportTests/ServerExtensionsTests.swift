import Testing

@testable import Transport

@Suite struct `What a mail server says it can do` {
    private func extensions(_ lines: String...) -> ServerExtensions {
        var extensions = ServerExtensions()
        for line in lines { extensions.note(line: Array((line + "\r\n").utf8)) }
        return extensions
    }

    @Test func `is read line by line, in any case`() {
        let all = extensions(
            "250-mail.test", "250-size 1000", "250-8bitmime", "250-SMTPUTF8", "250-Auth plain Cram-MD5",
            "250 PIPELINING")
        #expect(all.hasSize && all.sizeMax == 1000)
        #expect(all.hasEightBit && all.hasUTF8)
        #expect(all.mechanisms == ["PLAIN", "CRAM-MD5"])
    }

    @Test(arguments: [
        "250 SIZE", "250 SIZE 0", "250 SIZE much", "250 SIZE -1", "250 SIZE 99999999999999999999",
    ])
    func `names no limit where there is none`(line: String) {
        #expect(extensions(line).hasSize)
        #expect(extensions(line).sizeMax == nil)
    }

    @Test func `leaves CRAM-MD5 for the servers that have nothing else`() {
        #expect(extensions("250 AUTH CRAM-MD5 GSSAPI").offersOnlyCRAM)
        #expect(!extensions("250 AUTH CRAM-MD5 LOGIN").offersOnlyCRAM)
        #expect(!extensions("250 AUTH GSSAPI").offersOnlyCRAM)
    }
}
