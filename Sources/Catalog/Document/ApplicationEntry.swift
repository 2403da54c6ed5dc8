import Messaging

/// What a document says about one application.
struct ApplicationEntry: CatalogEntry {
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

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: [
                "name", "delete", "app_id", "app_secret", "enabled", "daily_quota", "rate_limit",
                "documented_signature",
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
