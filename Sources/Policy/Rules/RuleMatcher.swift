import Messaging

/// A failure rule made ready for comparing.
struct RuleMatcher: Equatable, Sendable {
    let rule: FailureRule
    private let codes: [String]
    private let keywords: [String]

    init(_ rule: FailureRule) {
        self.rule = rule
        codes = Self.trimmed(rule.conditions.codes)
        keywords = Self.trimmed(rule.conditions.keywords).map { $0.lowercased() }
    }

    /// The first condition that `failure` does not fulfil; nil where it fulfils all.
    ///
    /// - Parameter words: the failure's text in lower case.
    func obstacle(for failure: Failure, words: String) -> RuleCondition? {
        let conditions = rule.conditions
        guard rule.scene == failure.scene else { return .scene }
        guard allows(failure.provider, conditions.providers) else { return .provider }
        guard allows(failure.medium, conditions.media) else { return .medium }
        guard allows(failure.code, codes) else { return .code }
        guard keywords.isEmpty || keywords.contains(where: { words.contains($0) }) else { return .keyword }
        guard conditions.outcomes.isEmpty || failure.outcome.map(conditions.outcomes.contains) == true else {
            return .outcome
        }
        guard allows(failure.channel, conditions.channels) else { return .channel }
        guard allows(failure.application, conditions.applications) else { return .application }
        return nil
    }

    private func allows<Value: Equatable>(_ value: Value, _ list: [Value]) -> Bool {
        list.isEmpty || list.contains(value)
    }

    /// Without the blanks around each item, and without items that are nothing else (wire contract §4.1).
    private static func trimmed(_ items: [String]) -> [String] {
        items.map { item in
            var item = item[...]
            while item.first?.isWhitespace == true { item.removeFirst() }
            while item.last?.isWhitespace == true { item.removeLast() }
            return String(item)
        }.filter { !$0.isEmpty }
    }
}
