import Messaging

/// The form that documents and tables share: the action's word, and its terms beside it.
extension FailureAction {
    /// The terms of ``name``, whole seconds; nil for an action without any.
    var terms: JSONValue? {
        switch self {
        case .standard, .fail: nil
        case .retry(let terms):
            [
                "max_retry": .integer(terms.retriesMax),
                "delay_seconds": .integer(terms.delay.milliseconds / 1000),
                "backoff_rate": .number(JSONNumber(terms.rate)),
                "max_delay": .integer(terms.delayMax.milliseconds / 1000),
            ]
        case .switchProvider(let terms):
            ["max_retry": .integer(terms.retriesMax), "exclude_current": .bool(terms.excludesCurrent)]
        }
    }

    /// Reads what ``name`` and ``terms`` wrote; nil for anything else.
    init?(name: String, terms: JSONValue?) {
        switch name {
        case "standard": self = .standard
        case "fail": self = .fail
        case "retry":
            guard let retries = terms?["max_retry"]?.intValue, let rate = terms?["backoff_rate"]?.doubleValue,
                let delay = terms?["delay_seconds"]?.intValue, let longest = terms?["max_delay"]?.intValue
            else { return nil }
            self = .retry(
                RetryTerms(
                    retriesMax: Int(retries), delay: .seconds(delay), rate: rate, delayMax: .seconds(longest))
            )
        case "switch_provider":
            guard let retries = terms?["max_retry"]?.intValue,
                let excludesCurrent = terms?["exclude_current"]?.boolValue
            else { return nil }
            self = .switchProvider(
                SwitchTerms(retriesMax: Int(retries), excludesCurrent: excludesCurrent))
        default: return nil
        }
    }
}
