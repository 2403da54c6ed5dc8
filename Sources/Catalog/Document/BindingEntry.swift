import Messaging

/// What a document says about one account's part in a channel. Bindings are replaced as a whole, so what is
/// absent has its default: weight 10, priority 100, enabled.
struct BindingEntry: Sendable {
    let path: String
    /// An account's name.
    let account: String
    let weight: Int
    let priority: Int
    let isEnabled: Bool

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(value, path: path, keys: ["account", "weight", "priority", "enabled"])
        self.path = path
        account = try reader.requiredName("account")
        weight = try reader.integer("weight", in: 1...100) ?? 10
        priority = try reader.integer("priority", in: 0...1000) ?? 100
        isEnabled = try reader.flag("enabled") ?? true
    }
}
