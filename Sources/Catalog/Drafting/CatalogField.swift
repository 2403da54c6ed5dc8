import Messaging

/// One field of a thing in the catalog as the document has it: for comparing, exporting and the history.
struct CatalogField {
    /// The document's key.
    let name: String
    /// The key of the object that ``name`` stands in; nil for the entry itself.
    var group: String?
    /// Unmasked.
    let value: JSONValue
    /// What may be shown.
    let shownValue: JSONValue

    init(_ name: String, in group: String? = nil, _ value: JSONValue, isSecret: Bool = false) {
        self.init(name, in: group, value, shown: isSecret ? .string(TextRule.mask) : value)
    }

    /// A field with something secret in it.
    init(_ name: String, in group: String? = nil, _ value: JSONValue, shown: JSONValue) {
        self.name = name
        self.group = group
        self.value = value
        shownValue = shown
    }

    /// `config.host`
    var path: String { group.map { $0 + "." + name } ?? name }
}
