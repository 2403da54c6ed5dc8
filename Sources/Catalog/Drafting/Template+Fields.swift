import Messaging

extension Template: CatalogItem {
    static var kind: CatalogKind { .template }

    var shownID: String { id.description }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        [
            CatalogField("code", .string(code)),
            CatalogField("type", .string(medium.rawValue)),
            CatalogField("subject", .string(subject)),
            CatalogField("content", .string(body)),
            CatalogField("format", .string(format.rawValue)),
            CatalogField("variables", .array(variables.map { .string($0) })),
            CatalogField("description", .string(summary)),
            CatalogField("enabled", .bool(isEnabled)),
        ]
    }

    /// Whether messages rendered from both read alike, whatever the values.
    func hasSameText(as other: Template) -> Bool {
        subject == other.subject && body == other.body && format == other.format
            && variables == other.variables
    }
}
