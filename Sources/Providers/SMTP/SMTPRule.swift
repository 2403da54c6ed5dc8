import Messaging
import Transport

/// One line of the table of SMTP refusals. What is nil matches everything.
struct SMTPRule: Sendable {
    /// An enhanced code (RFC 3463), with `x` for any number: `4.7.x`.
    var enhanced: String?
    /// Reply codes.
    var codes: ClosedRange<Int>?
    /// Where in the dialogue it was said.
    var stages: Set<SubmissionStage>?
    /// What it means.
    var outcome: Outcome
    /// How long to wait at least, where a quick repeat would do harm.
    var wait: Duration?

    /// Whether the rule speaks of this refusal.
    func matches(_ reply: SubmissionReply, at stage: SubmissionStage) -> Bool {
        if let stages, !stages.contains(stage) { return false }
        if let codes, !codes.contains(reply.code) { return false }
        guard let enhanced else { return true }
        guard let found = reply.enhancedCode?.split(separator: ".") else { return false }
        let pattern = enhanced.split(separator: ".")
        return found.count == pattern.count && zip(pattern, found).allSatisfy { $0 == "x" || $0 == $1 }
    }
}
