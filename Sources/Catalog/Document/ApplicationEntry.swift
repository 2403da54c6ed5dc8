import Messaging

/// What a document says about one application.
struct ApplicationEntry: CatalogEntry {
    /// Each hears of every message; more belong behind one of them.
    private static let endpointsMax = 20

    let path: String
    let name: String
    let isDeleted: Bool
    let id: ApplicationID?
    /// New secret, or the mask.
    let secret: String?
    let isEnabled: Bool?
    let dailyQuota: Int?
    let rateLimit: Int?
    let acceptsDocumentedSignature: Bool?
    let allowedAddresses: Revision<NetworkList>
    /// Empty for the house's.
    let timeZone: String?
    let dailyBudget: Revision<Money>
    /// All of them, or nil to keep those that are there.
    let endpoints: [EndpointEntry]?

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: [
                "name", "delete", "app_id", "app_secret", "enabled", "daily_quota", "rate_limit",
                "documented_signature", "allowed_addresses", "ip_whitelist", "time_zone", "daily_budget",
                "webhooks", "webhook_url",
            ])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        id = try Self.id(reader)
        secret = try Self.secret(reader)
        isEnabled = try reader.flag("enabled")
        dailyQuota = try reader.integer("daily_quota", in: 0...1_000_000_000)
        rateLimit = try reader.integer("rate_limit", in: 0...1_000_000)
        acceptsDocumentedSignature = try reader.flag("documented_signature")
        allowedAddresses = try reader.networks(
            try Self.only("allowed_addresses", orOld: "ip_whitelist", reader))
        timeZone = try reader.line("time_zone", max: 100)
        dailyBudget = try reader.money("daily_budget")
        endpoints = try Self.endpoints(reader)
    }

    private static func id(_ reader: EntryReader) throws(CatalogError) -> ApplicationID? {
        guard let key = try reader.text("app_id") else { return nil }
        let isHex = key.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        guard key.utf8.count == 16, isHex else {
            throw .invalid(reader.place("app_id"), "An app_id has 16 digits of 0–9 and a–f.")
        }
        return ApplicationID(key)
    }

    /// The key that is given: ours, or the original's word for the same.
    private static func only(
        _ key: String, orOld old: String, _ reader: EntryReader
    ) throws(CatalogError) -> String {
        guard reader[old] != nil else { return key }
        guard reader[key] == nil else {
            throw .invalid(reader.place(old), "This is another word for `\(key)`; give one of them.")
        }
        return old
    }

    private static func endpoints(_ reader: EntryReader) throws(CatalogError) -> [EndpointEntry]? {
        guard try only("webhooks", orOld: "webhook_url", reader) == "webhooks" else {
            guard try reader.text("webhook_url") != "" else { return [] }
            let path = reader.place("webhook_url")
            return try reader.url("webhook_url").map { [EndpointEntry(url: $0, path: path)] }
        }
        guard let list = try reader.list("webhooks", max: endpointsMax) else { return nil }
        var endpoints: [EndpointEntry] = []
        for (index, value) in list.enumerated() {
            let endpoint = try EndpointEntry(value, path: reader.place("webhooks") + "[\(index)]")
            guard !endpoints.contains(where: { $0.name == endpoint.name }) else {
                throw .invalid(endpoint.path + ".name", "“\(endpoint.name)” stands here twice.")
            }
            endpoints.append(endpoint)
        }
        return endpoints
    }

    private static func secret(_ reader: EntryReader) throws(CatalogError) -> String? {
        guard let secret = try reader.text("app_secret"), secret != TextRule.mask else {
            return try reader.text("app_secret")
        }
        guard (16...128).contains(secret.unicodeScalars.count), TextRule.isOneLine(secret) else {
            throw .invalid(
                reader.place("app_secret"), "A secret has 16 to 128 characters and no control characters.")
        }
        return secret
    }
}
