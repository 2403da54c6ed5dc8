import Intake
import Messaging

/// What a command does to messages.
struct Deed {
    /// What the daemon is asked, and what the command is called: `cancel`.
    let word: String
    /// What a message is afterwards: `cancelled`.
    let participle: String
    /// What the daemon is told besides.
    var body: JSONValue = [:]

    /// The states in which a message can be treated so, where nobody names others.
    var states: [String] {
        let states =
            switch word {
            case "resend": Array(ResendDesk.failures)
            case "retry": Array(RetryDesk.states)
            default: DeliveryState.allCases.filter { !$0.isFinal }
            }
        return states.sorted { $0.rawValue < $1.rawValue }.map(\.word)
    }

    /// What is counted of those that a search finds before anybody is asked.
    func counted(among search: Search) -> Search {
        let search = search.among(states)
        return word == "retry" ? search.adding("tried", "yes") : search
    }

    /// `4,231 cancelled, 3 with a provider and not to be called back`.
    func summary(of result: JSONValue) -> String {
        let parts = answers.compactMap { word, sentence in
            (result[word]?.intValue ?? 0) > 0 ? "\(result.count(word)) \(sentence)" : nil
        }
        return parts.isEmpty ? "There was nothing to do." : parts.joined(separator: ", ") + "."
    }

    /// What stands behind the number of each answer; every ``ControlAnswer`` and ``ResendAnswer``.
    private var answers: [(word: String, sentence: String)] {
        let control = ControlAnswer.allCases.map { ($0.rawValue, sentence(for: $0)) }
        return control + ResendAnswer.allCases.map { ($0.rawValue, Self.sentence(for: $0)) }
    }

    private func sentence(for answer: ControlAnswer) -> String {
        switch answer {
        case .done: participle
        case .noted: "under way and to be \(participle) if that fails"
        case .alreadySo: "as wanted before"
        case .underWay: "under way and left alone"
        case .withProvider: "with a provider and not to be called back"
        case .held: "held"
        case .over: "over"
        }
    }

    private static func sentence(for answer: ResendAnswer) -> String {
        switch answer {
        case .resent: "sent again"
        case .alreadyResent: "sent again before"
        case .refused: "refused, because their receivers get too many messages"
        case .notOver: "not over yet"
        case .delivered: "delivered"
        case .hadAttachments: "with attachments that are not kept"
        case .notAsked: "notices or alerts"
        }
    }
}
