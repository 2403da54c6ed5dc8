import Testing

@testable import Transport

@Suite struct `The dialogue of a submission` {
    private let submission = Submission(
        server: MailServer(host: "h", port: 25, security: .none), sender: "", recipients: ["a@b"],
        message: [])
    private let yes = SubmissionReply(code: 250, text: "")

    @Test func `probes a reused connection before it says anything of the mail`() {
        var dialogue = SubmissionDialogue(submission, extensions: .init(), isReused: true)
        #expect(dialogue.opening == Array("RSET\r\n".utf8))
        #expect(dialogue.isProbing)
        #expect(dialogue.hear(SubmissionReply(code: 421, text: "bye")) == .stale)
        #expect(dialogue.hear(yes) == .say(Array("MAIL FROM:<>\r\n".utf8)))
        #expect(!dialogue.isProbing)
    }

    @Test func `delivers only after 354`() {
        var dialogue = SubmissionDialogue(submission, extensions: .init(), isReused: false)
        #expect(dialogue.hear(yes) == .say(Array("RCPT TO:<a@b>\r\n".utf8)))
        #expect(dialogue.hear(yes) == .say(Array("DATA\r\n".utf8)))
        #expect(dialogue.hear(yes) == .refused(at: .content, yes))
        #expect(dialogue.hear(SubmissionReply(code: 354, text: "")) == .deliver)
        #expect(dialogue.hear(yes) == .accepted(yes))
    }

    @Test(arguments: [
        ("", ".\r\n"), ("a", "a\r\n.\r\n"), ("a\r\n", "a\r\n.\r\n"), (".", "..\r\n.\r\n"),
        ("a.b\r\n.\r\n", "a.b\r\n..\r\n.\r\n"),
    ])
    func `ends every mail with one final dot on a line of its own`(mail: String, wire: String) {
        #expect(SubmissionDialogue.wire(Array(mail.utf8)) == Array(wire.utf8))
    }
}
