import Messaging

extension Account: CatalogItem {
    static var kind: CatalogKind { .account }

    var shownID: String { id.description }

    func fields(_ names: CatalogNames) -> [CatalogField] {
        var fields = [
            CatalogField("provider", .string(provider)),
            CatalogField("enabled", .bool(isEnabled)),
            CatalogField("concurrency", .integer(concurrencyMax)),
        ]
        if let price { fields.append(CatalogField("price", price.json)) }
        if let dailyBudget { fields.append(CatalogField("daily_budget", dailyBudget.json)) }
        if isPaused { fields.append(CatalogField("paused", true)) }
        return fields
            + configuration.members.map { setting in
                CatalogField(
                    setting.name, in: "config", setting.value,
                    isSecret: names.isSecret(setting.name, of: provider))
            }
    }
}
