import Messaging

extension FailureRule: CatalogItem {
    static var kind: CatalogKind { .rule }

    var shownID: String { String(id) }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        var fields = [
            CatalogField("scene", .string(scene.rawValue)),
            CatalogField(
                "when",
                conditions.json(
                    channel: { names.name(of: $0) }, application: { names.name(of: $0) })),
            CatalogField("action", .string(action.name)),
        ]
        if let terms = action.terms { fields.append(CatalogField(action.name, terms)) }
        if let alert {
            fields.append(CatalogField("level", in: "alert", .string(alert.level.rawValue)))
            if let url = alert.url {
                fields.append(CatalogField("webhook_url", in: "alert", .string(url), isSecret: true))
            }
            fields.append(
                CatalogField("allow_private_addresses", in: "alert", .bool(alert.allowsPrivateAddresses)))
        }
        return fields + [
            CatalogField("priority", .integer(priority)),
            CatalogField("enabled", .bool(isEnabled)),
            CatalogField("remark", .string(remark)),
        ]
    }
}
