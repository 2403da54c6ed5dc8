import Messaging

extension AlertTarget: CatalogItem {
    static var kind: CatalogKind { .alert }

    var shownID: String { String(id) }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        [
            CatalogField("account", .string(names.name(of: account))),
            CatalogField("type", .string(medium.rawValue)),
            CatalogField("receivers", .array(receivers.map { .string($0.address) })),
            CatalogField("level", .string(lowestLevel.rawValue)),
            CatalogField(
                "kinds", .array(AlertKind.allCases.filter(kinds.contains).map { .string($0.rawValue) })),
            CatalogField("enabled", .bool(isEnabled)),
        ]
    }
}
