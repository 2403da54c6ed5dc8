import Messaging

extension Application: CatalogItem {
    static var kind: CatalogKind { .application }

    var shownID: String? { id.key }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        [
            CatalogField("app_id", .string(id.key)),
            CatalogField("app_secret", .string(String(decoding: secret, as: UTF8.self)), isSecret: true),
            CatalogField("enabled", .bool(isEnabled)),
            CatalogField("daily_quota", .integer(dailyQuota)),
            CatalogField("rate_limit", .integer(rateLimit)),
            CatalogField("documented_signature", .bool(acceptsDocumentedSignature)),
        ]
    }
}
