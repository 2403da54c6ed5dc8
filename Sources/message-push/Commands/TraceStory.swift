import Messaging

/// What happened to a message, for people: who, to whom, and line by line what and why.
struct TraceStory {
    /// As wide as an event's time and the gap behind it.
    private static let margin = String(repeating: " ", count: 14)

    private let trace: JSONValue
    private let now: Timestamp
    private let explanations: Explanations

    init(_ trace: JSONValue, now: Timestamp, explanations: Explanations = .none) {
        self.trace = trace
        self.now = now
        self.explanations = explanations
    }

    /// All of it, times in UTC.
    func text(_ ink: Ink) -> String {
        heading(ink) + facts(ink) + "\n" + events(ink)
    }

    private func heading(_ ink: Ink) -> String {
        let state = trace.word("state") ?? "unknown"
        let colour: (String) -> String =
            switch state {
            case "delivered": ink.green
            case "failed", "expired", "uncertain": ink.red
            default: ink.yellow
            }
        return "Message \(ink.bold(trace.cell("task_id"))): \(colour(state))\n"
    }

    private func facts(_ ink: Ink) -> String {
        let kind = [trace.text("medium"), trace.text("class"), trace.text("lane").map { $0 + " lane" }]
        let due = trace.moment("due_at") == trace.moment("accepted_at") ? nil : moment("due_at")
        let facts: [(label: String, value: String?)] = [
            ("to", trace.text("receiver")),
            ("from app", trace.text("app")),
            (
                "channel",
                trace.text("channel").map { $0 + " (" + kind.compactMap { $0 }.joined(separator: ", ") + ")" }
            ),
            ("subject", trace.text("subject")),
            ("account", trace.text("account")),
            ("accepted", moment("accepted_at")),
            ("due", due),
            ("expires", moment("expires_at")),
        ]
        let width = 10
        return facts.compactMap { fact in
            fact.value.map { value in
                let gap = String(repeating: " ", count: width - fact.label.count)
                return "  " + ink.faint(fact.label) + gap + value + "\n"
            }
        }.joined()
    }

    private func moment(_ name: String) -> String? {
        guard let moment = trace.moment(name) else { return trace.text(name) }
        return "\(ClockText.dateAndTime(moment)) UTC (\(RelativeTime.words(moment, from: now)))"
    }

    private func events(_ ink: Ink) -> String {
        var story = ""
        var date = ""
        for event in trace["events"]?.arrayValue ?? [] {
            guard let at = event.moment("at") else {
                story += "\(event.cell("at"))  \(TraceEvent(event, at: nil).sentence)\n"
                continue
            }
            if ClockText.date(at) != date {
                date = ClockText.date(at)
                story += ink.faint("\(date) (UTC)") + "\n"
            }
            let told = TraceEvent(event, at: at)
            story += ink.faint(ClockText.preciseTime(at)) + "  " + told.sentence + "\n"
            if let explanation = told.explanation(by: explanations) {
                story += Self.margin + ink.faint(explanation) + "\n"
            }
        }
        return story.isEmpty ? "Nothing has happened yet.\n" : story
    }
}
