import Transport

extension SubmissionReply {
    /// The code, with the enhanced code behind it where there is one: `550 5.1.1`.
    var codeText: String {
        enhancedCode.map { "\(code) \($0)" } ?? String(code)
    }
}
