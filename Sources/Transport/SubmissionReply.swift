/// One reply of an SMTP server (RFC 5321 §4.2).
package struct SubmissionReply: Sendable, Equatable {
    /// Three digits. 2yz after the final dot means that the server took the mail.
    package var code: Int

    /// As in RFC 3463, `5.1.1`; `nil` if the server sent none.
    package var enhancedCode: String?

    /// The last line without code and enhanced code; often holds the queue id. At most 998 bytes.
    package var text: String

    /// Written by hand only where an answer is scripted.
    package init(code: Int, enhancedCode: String? = nil, text: String) {
        self.code = code
        self.enhancedCode = enhancedCode
        self.text = text
    }
}
