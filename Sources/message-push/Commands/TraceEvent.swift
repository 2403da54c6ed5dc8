import Messaging

/// One thing that happened to a message, as a sentence.
struct TraceEvent {
    private let event: JSONValue
    private let at: Timestamp?

    /// - Parameter at: when it happened; what follows is told relative to it.
    init(_ event: JSONValue, at: Timestamp?) {
        self.event = event
        self.at = at
    }

    /// Without its time and without a full stop.
    var sentence: String {
        switch event.text("kind") {
        case "accepted": "accepted, safe on disk" + reason + next("; due")
        case "scheduled": "waits" + next(" until") + reason
        case "attempt_started": attempt + " begins" + choice
        case "attempt_finished": attempt + ": " + outcome + words + took + consequence
        case "asked": "the provider was asked about " + attempt + reason
        case "receipt": "receipt" + through + ": " + outcome + words + consequence
        case "expired": "expired: its moment passed before it could be sent" + reason
        case "failed": "failed for good" + reason
        case "declared_uncertain":
            attempt + ": uncertain, no answer was recorded before the daemon stopped" + reason + consequence
        default: (event.word("kind") ?? "something") + reason
        }
    }

    /// What the provider's code means and what to do, where the outcome was not what one hopes for.
    func explanation(by explanations: Explanations) -> String? {
        guard let outcome = event.text("outcome"), !["accepted", "delivered"].contains(outcome),
            let code = event.text("code"), let provider = event.text("provider")
        else { return nil }
        return explanations.text(for: code, words: event.text("text") ?? "", of: provider)
    }

    /// `attempt 1 through mail`.
    private var attempt: String {
        (event.text("attempt").map { "attempt \($0)" } ?? "an attempt") + through
    }

    private var through: String {
        event.text("account").map { " through \($0)" } ?? ""
    }

    private var choice: String {
        event.text("choice").map { " (chosen: \($0))" } ?? ""
    }

    /// The provider's or our own words, where they are the whole reason.
    private var reason: String {
        let parts = [event.text("code"), event.text("text")].compactMap { $0 }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: " ")
    }

    /// The same behind an outcome: ` (250 2.0.0 Ok: queued as 1F2A)`.
    private var words: String {
        let parts = [event.text("code"), event.text("text")].compactMap { $0 }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: " ")))"
    }

    private var took: String {
        guard let milliseconds = event["took_ms"]?.intValue else { return "" }
        return " after \(RelativeTime.duration(.milliseconds(milliseconds)))"
    }

    /// What an outcome means, where its name alone would not say it.
    private var outcome: String {
        switch event.text("outcome") {
        case "accepted": "accepted by the provider"
        case "delivered": "delivered"
        case "uncertain": "no usable answer came; it may have been sent"
        case "rejected/permanent": "refused for good"
        case "rejected/misconfigured": "refused, the account is at fault"
        case "rejected/recipient_blocked": "refused, the recipient is blocked or gone"
        case "deferred/transient": "failed for now"
        case "deferred/account_throttled": "put off, the account calls too often"
        case "deferred/recipient_throttled": "put off, the recipient gets too many"
        default: event.word("outcome") ?? "ended"
        }
    }

    /// What followed from the outcome.
    private var consequence: String {
        switch event.word("disposition") {
        case nil: ""
        case "done": "; done"
        case "await receipt": "; waits for the receipt" + next(", at the latest until")
        case "ask the provider": "; the provider will be asked" + next(" at")
        case "retry": "; next attempt" + next(" at")
        case "try another account": "; another account" + next(" at")
        case "fail": "; given up"
        case "leave uncertain": "; not repeated, lest it arrive twice"
        case .some(let other): "; \(other)" + next(" at")
        }
    }

    /// ` at 12:00:31 (in 30 s)` behind `preposition`, where a time is known.
    private func next(_ preposition: String) -> String {
        guard let next = event.moment("next_at") else { return "" }
        guard let at else { return "\(preposition) \(ClockText.dateAndTime(next))" }
        let isSameDay = ClockText.date(next) == ClockText.date(at)
        let clock = isSameDay ? ClockText.time(next) : ClockText.dateAndTime(next)
        return "\(preposition) \(clock) (\(RelativeTime.words(next, from: at)))"
    }
}
