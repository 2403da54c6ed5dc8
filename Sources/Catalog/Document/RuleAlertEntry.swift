import Messaging

/// What a document says about whom a rule tells. It is replaced as a whole; the mask keeps the address.
struct RuleAlertEntry: Sendable {
    let path: String
    let level: AlertLevel
    /// An address, the mask, or nil to tell the alert targets.
    let url: String?
    let allowsPrivateAddresses: Bool

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path, keys: ["level", "webhook_url", "allow_private_addresses"])
        self.path = path
        level = try reader.choice("level", AlertLevel.self) ?? .warning
        let text = try reader.text("webhook_url")
        url = text == TextRule.mask ? text : text == "" ? nil : try reader.url("webhook_url")
        allowsPrivateAddresses = try reader.flag("allow_private_addresses") ?? false
    }
}
