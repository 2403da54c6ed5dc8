import Cryptography
import Messaging

/// What a sandbox's account says, ready for use.
struct SandboxSettings: Sendable {
    /// Whether receipts follow what was accepted, and which.
    enum Receipts: String, CaseIterable, Sendable {
        case none, delivered, failed
    }

    let delay: Duration
    let outcome: Outcome
    /// The share of attempts that end in ``failure`` instead, 0 to 1.
    let failureRate: Double
    let failure: Outcome
    let receipts: Receipts
    let receiptDelay: Duration

    /// - Throws: ``SettingsProblem`` for a word that names nothing.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        delay = .milliseconds(settings.integer("delay_ms") ?? 0)
        outcome = try Self.outcome(settings, "outcome")
        failureRate = settings.number("failure_rate") ?? 0
        failure = try Self.outcome(settings, "failure")
        guard let receipts = Receipts(rawValue: try settings.requiredText("receipts")) else {
            throw SettingsProblem(field: "receipts", sentence: "There is no such word.")
        }
        self.receipts = receipts
        receiptDelay = .milliseconds(settings.integer("receipt_delay_ms") ?? 0)
    }

    /// What `attempt` to `recipient` comes to. The recipient's wish goes before the settings; the share of
    /// failures is taken by a digest of the attempt's id, so the same attempt always ends the same.
    func fault(for attempt: AttemptID, to recipient: Recipient) -> SandboxFault {
        if let wish = SandboxFault.wished(by: recipient, attempt: attempt.number) { return wish }
        let fails = Self.share(of: attempt) < failureRate
        return SandboxFault(outcome: fails ? failure : outcome, code: fails ? "failure_rate" : "sandbox")
    }

    /// A number from 0 up to 1 that is spread evenly over attempts.
    static func share(of attempt: AttemptID) -> Double {
        let digest = Digest.sha256(Array(attempt.description.utf8))
        let number = digest.prefix(6).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(number) / Double(UInt64(1) << 48)
    }

    private static func outcome(_ settings: SettingsReader, _ field: String) throws(SettingsProblem)
        -> Outcome
    {
        guard let outcome = SandboxFault.outcome(try settings.requiredText(field)) else {
            throw SettingsProblem(field: field, sentence: "There is no such word.")
        }
        return outcome
    }
}
