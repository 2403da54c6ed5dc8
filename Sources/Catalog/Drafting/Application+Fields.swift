import Messaging

extension Application: CatalogItem {
    static var kind: CatalogKind { .application }

    var shownID: String { id.key }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        let fields = [
            CatalogField("app_id", .string(id.key)),
            CatalogField("app_secret", .string(String(decoding: secret, as: UTF8.self)), isSecret: true),
            CatalogField("enabled", .bool(isEnabled)),
            CatalogField("daily_quota", .integer(dailyQuota)),
            CatalogField("rate_limit", .integer(rateLimit)),
            CatalogField("documented_signature", .bool(acceptsDocumentedSignature)),
            CatalogField(
                "allowed_addresses", .array((allowedAddresses?.entries ?? []).map { .string($0) })),
            CatalogField("time_zone", .string(timeZone)),
            CatalogField(
                "webhooks", .array(endpoints.map { $0.entry(isMasked: false) }),
                shown: .array(endpoints.map { $0.entry(isMasked: true) })),
        ]
        return fields + (dailyBudget.map { [CatalogField("daily_budget", $0.json)] } ?? [])
    }
}
