import Messaging

/// What one attempt at the sandbox comes to.
struct SandboxFault: Equatable, Sendable {
    /// How the attempt ends, before receipts are considered.
    var outcome: Outcome
    /// The words by which it is recognised in a trace.
    var code: String
    /// The receipts that follow an accepted message, one entry each; nil leaves it to the settings.
    var receipts: [Bool]?

    /// The words that settings use for outcomes.
    static let outcomes: [(word: String, outcome: Outcome)] = [
        ("delivered", .delivered),
        ("permanent", .rejected(.permanent)),
        ("misconfigured", .rejected(.misconfigured)),
        ("recipient_blocked", .rejected(.recipientBlocked)),
        ("transient", .deferred(.transient)),
        ("account_throttled", .deferred(.accountThrottled)),
        ("recipient_throttled", .deferred(.recipientThrottled)),
        ("uncertain", .uncertain),
    ]

    /// The outcome that `word` names.
    static func outcome(_ word: String) -> Outcome? { outcomes.first { $0.word == word }?.outcome }

    /// What a recipient asks for by its last four characters, those before an `@` in a mail address:
    ///
    /// | ends in | outcome |
    /// | --- | --- |
    /// | 9001 | deferred, recipient throttled |
    /// | 9002 | rejected, permanent |
    /// | 9003 | rejected, recipient blocked |
    /// | 9004 | deferred, transient |
    /// | 9007 | accepted, a receipt of failure follows |
    /// | 9008 | accepted, the receipt of success comes three times |
    /// | 9010 | accepted, no receipt ever comes |
    /// | 9011 | rejected, misconfigured |
    /// | 9012 | uncertain |
    /// | 9013 | deferred, account throttled |
    /// | 9018 | deferred, transient, at the first two attempts; delivered at the third |
    static func wished(by recipient: Recipient, attempt number: Int) -> SandboxFault? {
        let name = recipient.address.prefix { $0 != "@" }
        return switch name.suffix(4) {
        case "9001": SandboxFault(outcome: .deferred(.recipientThrottled), code: "9001")
        case "9002": SandboxFault(outcome: .rejected(.permanent), code: "9002")
        case "9003": SandboxFault(outcome: .rejected(.recipientBlocked), code: "9003")
        case "9004": SandboxFault(outcome: .deferred(.transient), code: "9004")
        case "9007": SandboxFault(outcome: .delivered, code: "9007", receipts: [false])
        case "9008": SandboxFault(outcome: .delivered, code: "9008", receipts: [true, true, true])
        case "9010": SandboxFault(outcome: .delivered, code: "9010", receipts: [])
        case "9011": SandboxFault(outcome: .rejected(.misconfigured), code: "9011")
        case "9012": SandboxFault(outcome: .uncertain, code: "9012")
        case "9013": SandboxFault(outcome: .deferred(.accountThrottled), code: "9013")
        case "9018" where number <= 2: SandboxFault(outcome: .deferred(.transient), code: "9018")
        default: nil
        }
    }
}
