import Messaging

/// What the kinds of things in the catalog have in common.
protocol CatalogItem {
    static var kind: CatalogKind { get }
    var name: String { get }
    /// Its number or key.
    var shownID: String { get }

    /// All that a document can say about it but its name, in the document's order.
    func fields(_ names: CatalogNames) -> [CatalogField]
}

extension CatalogItem {
    /// The entry of a document that would make it, secrets masked.
    func entry(_ names: CatalogNames) -> JSONValue {
        var entry: JSONObject = ["name": .string(name)]
        for field in fields(names) {
            if let group = field.group {
                var inner = entry[group]?.objectValue ?? JSONObject()
                inner[field.name] = field.shownValue
                entry[group] = .object(inner)
            } else {
                entry[field.name] = field.shownValue
            }
        }
        return .object(entry)
    }
}
