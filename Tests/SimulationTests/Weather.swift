import Messaging
import TestSupport

/// How the simulated providers behave.
struct Weather: Sendable {
    /// What one attempt meets.
    struct Act: Sendable {
        /// What is reported later.
        struct Report: Sendable {
            /// How long after the request.
            var after: Duration
            /// Whether the recipient got the message.
            var isDelivered: Bool
            /// The provider's code.
            var code: String
        }

        /// How long the answer takes; nil when none comes.
        var takes: Duration?
        /// Whether the recipient gets the message.
        var arrives: Bool
        /// The answer.
        var result: AttemptResult
        /// Whether the provider has the message, whatever it answers.
        var isKnown: Bool { arrives || result.outcome == .accepted || result.outcome == .delivered }
        /// What is reported on it.
        var receipts: [Report] = []
    }

    /// How many of a hundred attempts meet trouble, account by account.
    var trouble: [AccountID: Int] = [:]
    /// When all trouble ends, counted from the world's beginning.
    var endsAfter = Duration.seconds(60)
    /// How many of a hundred accepted messages are reported on in time.
    var receiptsPerHundred = 70
    /// How long a provider is waited for.
    var patience = Duration.seconds(8)
    /// The codes and the words of trouble; failure rules know some of them.
    var codes = [""]
    /// The codes of reports that a message did not arrive.
    var reportCodes = [""]
    /// The outcomes of trouble; nil stands for silence.
    var troubles: [Outcome?] = [
        .rejected(.permanent), .rejected(.recipientBlocked), .rejected(.misconfigured), .deferred(.transient),
        .deferred(.transient), .deferred(.accountThrottled), .deferred(.recipientThrottled), .uncertain, nil,
    ]

    /// Some accounts are well, some fail, some are as good as dead.
    static func random(_ dice: inout Dice) -> Weather {
        var weather = Weather()
        for account in SimulatedCatalog.accounts {
            weather.trouble[account.id] = [0, 20, 60, 100].randomElement(using: &dice)!
        }
        weather.endsAfter = .milliseconds(Int64.random(in: 0...120_000, using: &dice))
        weather.receiptsPerHundred = [0, 70, 100].randomElement(using: &dice)!
        weather.codes = ["", "", "slow", "broken", "closed"]
        weather.reportCodes = ["", "again", "elsewhere", "elsewhere", "gone"]
        return weather
    }

    /// What an attempt through `account` meets, `age` after the world's beginning.
    func act(of account: AccountID, age: Duration, _ dice: inout Dice) -> Act {
        let takes = Duration.milliseconds([1, 40, 900, 3000].randomElement(using: &dice)!)
        guard age < endsAfter, Int.random(in: 0..<100, using: &dice) < trouble[account, default: 0] else {
            return success(takes: age < endsAfter ? takes : .milliseconds(20), &dice)
        }
        let code = codes.randomElement(using: &dice)!
        guard let outcome = troubles.randomElement(using: &dice)! else {
            let arrives = Bool.random(using: &dice)
            return Act(takes: nil, arrives: arrives, result: AttemptResult(.uncertain, code: code))
        }
        guard outcome == .uncertain else {
            let pause = Duration.milliseconds(Int64.random(in: 0...20_000, using: &dice))
            return Act(
                takes: takes, arrives: false,
                result: AttemptResult(
                    outcome, code: code, text: "It is \(code).",
                    retryAfter: Bool.random(using: &dice) ? pause : nil))
        }
        let arrives = Bool.random(using: &dice)
        return Act(
            takes: takes, arrives: arrives, result: AttemptResult(.uncertain, code: code),
            receipts: arrives && Bool.random(using: &dice) ? reports(true, &dice) : [])
    }

    private func success(takes: Duration, _ dice: inout Dice) -> Act {
        guard Bool.random(using: &dice) else {
            return Act(takes: takes, arrives: true, result: AttemptResult(.delivered))
        }
        let isDelivered = Int.random(in: 0..<5, using: &dice) > 0
        let isReported = Int.random(in: 0..<100, using: &dice) < receiptsPerHundred
        return Act(
            takes: takes, arrives: isDelivered, result: AttemptResult(.accepted),
            receipts: isReported ? reports(isDelivered, &dice) : [])
    }

    /// One report or, now and then, two; some before the answer, some too late.
    private func reports(_ isDelivered: Bool, _ dice: inout Dice) -> [Act.Report] {
        let after = Duration.milliseconds([0, 500, 5000, 59_990, 80_000].randomElement(using: &dice)!)
        let code = isDelivered ? "" : reportCodes.randomElement(using: &dice)!
        let once = [Act.Report(after: after, isDelivered: isDelivered, code: code)]
        return Int.random(in: 0..<5, using: &dice) == 0 ? once + once : once
    }
}
