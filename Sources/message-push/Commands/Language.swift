/// The language in which a message's story is told and codes of providers are explained; all else is
/// English.
enum Language: Sendable {
    case english
    case chinese

    /// By the locale's variables, in the order in which POSIX looks at them (XBD §8.2).
    init(environment: [String: String]) {
        let values = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        let locale = values.first { !$0.isEmpty } ?? ""
        self = locale.hasPrefix("zh") ? .chinese : .english
    }

    /// The text in this language.
    func choose(english: String, chinese: String) -> String {
        switch self {
        case .english: english
        case .chinese: chinese
        }
    }
}
