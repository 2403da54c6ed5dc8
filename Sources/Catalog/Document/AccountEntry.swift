import Messaging

/// What a document says about one provider account.
struct AccountEntry: CatalogEntry {
    let path: String
    let name: String
    let isDeleted: Bool
    let provider: String?
    let isEnabled: Bool?
    let isPaused: Bool?
    let concurrencyMax: Int?
    /// As written; what it may contain is the provider's to say.
    let configuration: JSONObject?
    let price: Revision<Money>
    let dailyBudget: Revision<Money>

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: [
                "name", "delete", "provider", "enabled", "concurrency", "config", "price", "daily_budget",
                "paused",
            ])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        provider = try reader.name("provider")
        isEnabled = try reader.flag("enabled")
        isPaused = try reader.flag("paused")
        concurrencyMax = try reader.integer("concurrency", in: 1...1000)
        price = try reader.money("price")
        dailyBudget = try reader.money("daily_budget")
        let configuration = reader["config"]
        self.configuration = configuration?.objectValue
        if configuration != nil, self.configuration == nil {
            throw .invalid(place("config"), "A list of keys with values is expected here.")
        }
    }
}
