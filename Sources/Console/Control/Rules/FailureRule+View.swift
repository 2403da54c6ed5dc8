import Catalog
import Messaging

extension FailureRule {
    /// The rule as operators see it; the address of its alert stays hidden.
    func json(_ catalog: CatalogSnapshot) -> JSONValue {
        [
            "name": .string(name), "scene": .string(scene.rawValue), "priority": .integer(priority),
            "enabled": .bool(isEnabled), "built_in": .bool(id == 0), "when": conditions.json(catalog),
            "action": .string(action.words),
            "alert": alert.map { .string($0.level.rawValue + ($0.url == nil ? "" : ", to an address")) }
                ?? .null,
            "remark": .string(remark),
        ]
    }
}

extension FailureConditions {
    fileprivate func json(_ catalog: CatalogSnapshot) -> JSONValue {
        let conditions: [(String, [String])] = [
            ("provider", providers), ("type", media.map(\.rawValue)), ("error_code", codes),
            ("error_keyword", keywords), ("outcome", outcomes.map(\.name)),
            ("channel", channels.map { catalog.channel($0)?.name ?? $0.description }),
            ("app", applications.map { catalog.application($0)?.name ?? $0.key }),
        ]
        return .object(
            JSONObject(
                conditions.filter { !$0.1.isEmpty }.map { name, values in
                    (name, .array(values.map(JSONValue.string)))
                }))
    }
}

extension FailureAction {
    /// The action with its terms, for lists.
    fileprivate var words: String {
        switch self {
        case .standard, .fail: name
        case .retry(let terms):
            """
            \(name), up to \(terms.retriesMax) times after \(terms.delay.components.seconds) s × \
            \(terms.rate), at most \(terms.delayMax.components.seconds) s
            """
        case .switchProvider(let terms):
            "\(name), up to \(terms.retriesMax) times"
                + (terms.excludesCurrent ? ", without the failed one" : "")
        }
    }
}
