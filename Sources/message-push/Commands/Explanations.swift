import FoundationEssentials
import Messaging
import Providers

/// What providers' codes mean, in plain words.
struct Explanations {
    let language: Language
    private let providers: [ProviderDescription]

    init(language: Language, providers: [ProviderDescription]) {
        self.language = language
        self.providers = providers
    }

    /// Explains nothing.
    static let none = Explanations(language: .english, providers: [])

    /// For whoever runs the program.
    static var current: Explanations {
        Explanations(
            language: Language(environment: ProcessInfo.processInfo.environment),
            providers: ProviderDirectory.descriptions)
    }

    /// What is known of a code; nil where there is none, or the provider's codes are not known at all.
    func rule(for code: String, words: String, of provider: String) -> AnswerRule? {
        let answers = providers.first { $0.code == provider }?.answers
        guard let answers, !answers.rules.isEmpty, !code.isEmpty else { return nil }
        return answers.rule(for: code, words: words)
    }

    /// The same as a text in the reader's language.
    func text(for code: String, words: String, of provider: String) -> String? {
        rule(for: code, words: words, of: provider).map {
            language.choose(english: $0.english, chinese: $0.chinese)
        }
    }
}
