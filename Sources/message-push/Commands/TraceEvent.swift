import Messaging

/// One thing that happened to a message, as a sentence in the reader's language.
struct TraceEvent {
    let event: JSONValue
    /// When it happened; what follows is told relative to it.
    let at: Timestamp?
    private let language: Language

    init(_ event: JSONValue, at: Timestamp?, language: Language = .english) {
        self.event = event
        self.at = at
        self.language = language
    }

    /// Without its time and without a full stop.
    var sentence: String { language.choose(english: english, chinese: chinese) }

    /// What the provider's code means and what to do, where the outcome was not what one hopes for.
    func explanation(by explanations: Explanations) -> String? {
        guard let outcome = event.text("outcome"), !["accepted", "delivered"].contains(outcome),
            let code = event.text("code"), let provider = event.text("provider")
        else { return nil }
        return explanations.text(for: code, words: event.text("text") ?? "", of: provider)
    }

    /// The provider's or our own words, with the code before them; nil where there are none.
    var said: String? {
        let parts = [event.text("code"), event.text("text")].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// `12:00:31`, with the date where it is another day.
    func clock(_ moment: Timestamp) -> String {
        guard let at, ClockText.date(moment) == ClockText.date(at) else {
            return ClockText.dateAndTime(moment)
        }
        return ClockText.time(moment)
    }
}
