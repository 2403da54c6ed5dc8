import Messaging

extension TraceEvent {
    /// The sentence in English.
    var english: String {
        switch event.text("kind") {
        case "accepted": "accepted, safe on disk" + origin + reason + next("; due")
        case "scheduled": "waits" + next(" until") + reason
        case "quiet": "waits" + next(" until") + ": quiet hours where the recipient lives"
        case "control": control
        case "notice": notice
        case "resent": "sent again as \(event.cell("task_id"))"
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

    /// `attempt 1 through mail`.
    private var attempt: String {
        (event.text("attempt").map { "attempt \($0)" } ?? "an attempt") + through
    }

    private var through: String {
        event.text("account").map { " through \($0)" } ?? ""
    }

    private var choice: String {
        let cost = event.text("cost").map { "costs \($0)\(inParts)" }
        let parts = [event.text("choice").map { "chosen: \($0)" }, cost].compactMap { $0 }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }

    private var inParts: String {
        guard let parts = event["parts"]?.intValue, parts > 1 else { return "" }
        return " for \(parts) parts"
    }

    private var origin: String {
        event.text("resent_from").map { ", again after \($0)" } ?? ""
    }

    private var control: String {
        let by = event.text("by").map { " by \($0)" } ?? ""
        let what =
            switch event.text("control") {
            case "cancel": "cancelled" + by
            case "hold": "held" + by
            case "release": "released" + by + next("; due")
            case "reschedule": "rescheduled" + by + next(" to")
            default: (event.word("control") ?? "changed") + by
            }
        switch event.text("effect") {
        case "ignored": return what + "; that changed nothing"
        case "wished": return what + "; an attempt is under way, so it holds once that has failed"
        default: return what
        }
    }

    private var notice: String {
        let word = event.word("word") ?? "the end"
        let endpoint = event.text("endpoint").map { " to \($0)" } ?? ""
        let number = event.text("event_id").map { " (event \($0))" } ?? ""
        return switch event.text("state") {
        case "delivered": "webhook \(word)\(endpoint) taken\(number)" + words
        case "waiting", "in flight":
            "webhook \(word)\(endpoint) under way\(number)" + words + next("; next attempt")
        default: "webhook \(word)\(endpoint) given up\(number)" + words
        }
    }

    /// The provider's or our own words, where they are the whole reason.
    private var reason: String {
        said.map { ": " + $0 } ?? ""
    }

    /// The same behind an outcome: ` (250 2.0.0 Ok: queued as 1F2A)`.
    private var words: String {
        said.map { " (\($0))" } ?? ""
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
        let rule = event.text("rule").map { ", by rule “\($0)”" } ?? ""
        return what + (event.word("disposition") == nil ? "" : rule)
    }

    private var what: String {
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
        guard let at else { return "\(preposition) \(clock(next))" }
        return "\(preposition) \(clock(next)) (\(RelativeTime.words(next, from: at)))"
    }
}
