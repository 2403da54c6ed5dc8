/// What a provider's codes mean: its rules, and what is assumed of a code that no rule names.
package struct AnswerTable: Equatable, Sendable {
    /// The rules as they were written; of several that match, one with the whole code goes before one with a
    /// part of it, and the first goes before the others.
    package let rules: [AnswerRule]
    /// What is assumed of every other code.
    package let otherwise: AnswerRule
    private let exact: [String: [Int]]
    private let patterns: [Int]

    /// A table; `otherwise` should have the code `*`.
    package init(_ rules: [AnswerRule], otherwise: AnswerRule) {
        self.rules = rules
        self.otherwise = otherwise
        var exact: [String: [Int]] = [:]
        var patterns: [Int] = []
        for (index, rule) in rules.enumerated() {
            if rule.isPattern {
                patterns.append(index)
            } else {
                exact[rule.code, default: []].append(index)
            }
        }
        self.exact = exact
        self.patterns = patterns
    }

    /// The table of a provider that has no codes of its own.
    package static let unknown = AnswerTable(
        [],
        otherwise: AnswerRule(
            "*", .rejected(.permanent), english: "The message was refused.", chinese: "消息被拒绝。"))

    /// What `code` means when the provider says `words` with it.
    package func rule(for code: String, words: String = "") -> AnswerRule {
        let lowered = words.lowercased()
        let candidates = (exact[code] ?? []) + patterns.filter { rules[$0].covers(code) }
        return candidates.lazy.map { rules[$0] }
            .first { $0.words.isEmpty || lowered.contains($0.words) } ?? otherwise
    }

    /// The result of an attempt that the provider answered with `code` and `words`.
    package func result(code: String, words: String, providerMessageID: String = "") -> AttemptResult {
        let rule = rule(for: code, words: words)
        return AttemptResult(
            rule.outcome, code: code, text: words, providerMessageID: providerMessageID, retryAfter: rule.wait
        )
    }

    /// The table with the operator's own outcomes in front; what is known of a code stays in words.
    package func overridden(by outcomes: [String: Outcome]) -> AnswerTable {
        guard !outcomes.isEmpty else { return self }
        let own = outcomes.sorted { $0.key < $1.key }.map { code, outcome in
            var rule = self.rule(for: code)
            rule.code = code
            rule.words = ""
            rule.outcome = outcome
            return rule
        }
        return AnswerTable(own + rules, otherwise: otherwise)
    }
}
