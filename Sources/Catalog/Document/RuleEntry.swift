import Messaging

/// What a document says about one failure rule. `when`, `retry`, `switch_provider` and `alert` are replaced
/// as a whole.
struct RuleEntry: CatalogEntry {
    /// The document's words for what a rule does.
    enum Action: String, CaseIterable {
        case retry
        case switchProvider = "switch_provider"
        case fail
        case alert
        case standard
    }

    let path: String
    let name: String
    let isDeleted: Bool
    let scene: FailureRule.Scene?
    let conditions: ConditionsEntry?
    let action: Action?
    let retry: RetryTerms?
    let switching: SwitchTerms?
    let alert: Revision<RuleAlertEntry>
    let priority: Int?
    let isEnabled: Bool?
    let remark: String?

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: [
                "name", "delete", "scene", "when", "action", "retry", "switch_provider", "alert", "priority",
                "enabled", "remark",
            ])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        scene = try reader.choice("scene", FailureRule.Scene.self)
        conditions = try reader["when"].map { (value) throws(CatalogError) in
            try ConditionsEntry(value, path: reader.place("when"))
        }
        action = try reader.choice("action", Action.self)
        retry = try Self.retry(reader)
        switching = try Self.switching(reader)
        alert = try Self.alert(reader)
        priority = try reader.integer("priority", in: 0...1000)
        isEnabled = try reader.flag("enabled")
        remark = try reader.prose("remark", bytesMax: 2000)
    }

    private static func retry(_ reader: EntryReader) throws(CatalogError) -> RetryTerms? {
        guard let value = reader["retry"] else { return nil }
        let inner = try EntryReader(
            value, path: reader.place("retry"),
            keys: ["max_retry", "delay_seconds", "backoff_rate", "max_delay"])
        var terms = RetryTerms()
        terms.retriesMax = try inner.integer("max_retry", in: 1...20) ?? terms.retriesMax
        terms.rate = try inner.number("backoff_rate", in: 1...10) ?? terms.rate
        if let delay = try inner.integer("delay_seconds", in: 1...86400) { terms.delay = .seconds(delay) }
        guard let longest = try inner.integer("max_delay", in: 1...86400) else {
            terms.delayMax = max(terms.delayMax, terms.delay)
            return terms
        }
        terms.delayMax = .seconds(longest)
        guard terms.delayMax >= terms.delay else {
            throw .invalid(inner.place("max_delay"), "The longest pause is shorter than the first.")
        }
        return terms
    }

    private static func switching(_ reader: EntryReader) throws(CatalogError) -> SwitchTerms? {
        guard let value = reader["switch_provider"] else { return nil }
        let inner = try EntryReader(
            value, path: reader.place("switch_provider"), keys: ["max_retry", "exclude_current"])
        var terms = SwitchTerms()
        terms.retriesMax = try inner.integer("max_retry", in: 1...20) ?? terms.retriesMax
        terms.excludesCurrent = try inner.flag("exclude_current") ?? terms.excludesCurrent
        return terms
    }

    private static func alert(_ reader: EntryReader) throws(CatalogError) -> Revision<RuleAlertEntry> {
        guard let value = reader["alert"] else { return reader.isNull("alert") ? .removed : .kept }
        return .set(try RuleAlertEntry(value, path: reader.place("alert")))
    }
}
