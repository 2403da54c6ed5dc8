import Testing

@testable import Transport

@Suite struct `The last line of a reply` {
    @Test(arguments: [
        ("250 2.1.5 fine\r\n", SubmissionReply(code: 250, enhancedCode: "2.1.5", text: "fine")),
        ("250 fine", SubmissionReply(code: 250, text: "fine")),
        ("250", SubmissionReply(code: 250, text: "")),
        ("550 5.7.1\r\n", SubmissionReply(code: 550, enhancedCode: "5.7.1", text: "")),
        ("250 3.1.1 odd", SubmissionReply(code: 250, text: "3.1.1 odd")),
        ("250 2.1 short", SubmissionReply(code: 250, text: "2.1 short")),
        ("250 2.1234.1 long", SubmissionReply(code: 250, text: "2.1234.1 long")),
    ])
    func `is read`(line: String, reply: SubmissionReply) {
        #expect(SubmissionReply(lastLine: Array(line.utf8)) == reply)
    }

    @Test(arguments: ["250-more", "25", "", "2x0 no", "HTTP/1.1 200 OK", "\r\n"])
    func `is told from other lines`(line: String) {
        #expect(SubmissionReply(lastLine: Array(line.utf8)) == nil)
    }
}
