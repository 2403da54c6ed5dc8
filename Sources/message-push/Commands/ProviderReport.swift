import Messaging

/// All that is known of a provider, for people: what it can do, its settings, and what its codes mean.
struct ProviderReport {
    private let provider: ProviderDescription

    init(_ provider: ProviderDescription) {
        self.provider = provider
    }

    /// Three parts; what there is none of is left out.
    func text(_ ink: Ink) -> String {
        [heading(ink) + facts(ink), settings(ink), answers(ink)].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func heading(_ ink: Ink) -> String {
        "\(ink.bold(provider.code)): \(provider.nameEnglish), \(provider.nameChinese)\n"
    }

    private func facts(_ ink: Ink) -> String {
        let capabilities = provider.capabilities
        let ways = provider.receiptWays
        let needs = [
            capabilities.needsTemplate ? "a template" : nil,
            capabilities.needsSignature ? "a signature" : nil,
        ].compactMap { $0 }
        let facts: [(label: String, value: String?)] = [
            ("carries", provider.media.map(\.rawValue).sorted().joined(separator: ", ")),
            ("recipients", "at most \(capabilities.recipientsPerCall) in a call"),
            ("receipts", ways.isEmpty ? "none" : ways.joined(separator: ", ")),
            ("test", capabilities.canBeChecked ? "without sending" : "by sending a message"),
            ("repeats", capabilities.recognisesRepeats ? "recognised" : "not recognised"),
            ("needs", needs.isEmpty ? nil : needs.joined(separator: " and ") + " that the provider keeps"),
            ("calls", provider.pacing.calls.map(\.words)),
            ("all calls", provider.pacing.recipients.map { "\($0.words), counted by recipients" }),
            ("recipient", provider.pacing.perRecipient.map(\.words)),
        ]
        let width = 12
        return facts.compactMap { fact in
            fact.value.map { value in
                let gap = String(repeating: " ", count: width - fact.label.count)
                return "  " + ink.faint(fact.label) + gap + value + "\n"
            }
        }.joined()
    }

    private func settings(_ ink: Ink) -> String {
        guard !provider.fields.isEmpty else { return "" }
        let entries = provider.fields.map { field in
            let traits = [
                field.kindWords, field.isRequired && field.defaultValue == nil ? "required" : nil,
                field.isSecret ? "secret" : nil, field.defaultValue.map { "default \($0.text())" },
            ].compactMap { $0 }.joined(separator: "; ")
            return "  \(ink.bold(field.name)): \(traits)\n" + lines(field.helpEnglish, field.helpChinese)
        }
        return "Settings of an account\n" + entries.joined()
    }

    private func answers(_ ink: Ink) -> String {
        let answers = provider.answers
        guard !answers.rules.isEmpty else { return "" }
        let rules = answers.rules.map { rule in
            let words = rule.words.isEmpty ? "" : " with “\(rule.words)”"
            return entry(ink.bold(rule.code) + words, rule)
        }
        return "Codes and what follows from them\n" + rules.joined()
            + entry(ink.bold("any other"), answers.otherwise)
    }

    private func entry(_ title: String, _ rule: AnswerRule) -> String {
        let wait = rule.wait.map { ", next attempt after \(RelativeTime.duration($0))" } ?? ""
        return "  \(title): \(rule.outcome.name)\(wait)\n" + lines(rule.english, rule.chinese)
    }

    private func lines(_ texts: String...) -> String {
        texts.filter { !$0.isEmpty }.map { "      \($0)\n" }.joined()
    }
}
