import Messaging

/// One field of a thing in the catalog as the document has it: for comparing, exporting and the history.
struct CatalogField {
    /// The document's key.
    let name: String
    /// The key of the object that ``name`` stands in; nil for the entry itself.
    var group: String?
    /// Unmasked.
    let value: JSONValue
    var isSecret = false

    init(_ name: String, in group: String? = nil, _ value: JSONValue, isSecret: Bool = false) {
        self.name = name
        self.group = group
        self.value = value
        self.isSecret = isSecret
    }

    /// `config.host`
    var path: String { group.map { $0 + "." + name } ?? name }

    /// What may be shown.
    var shownValue: JSONValue { isSecret ? .string(TextRule.mask) : value }
}
