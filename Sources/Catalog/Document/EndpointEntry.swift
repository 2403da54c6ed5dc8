import Messaging

/// What a document says about one endpoint of an application. Endpoints are replaced as a whole, so what is
/// absent has its default: every event, enabled, public addresses only, 5 seconds. The secret alone is kept.
struct EndpointEntry: Sendable {
    /// The original's (wire contract §6.3).
    static let defaultTimeout = Duration.seconds(5)
    /// The name of the endpoint that an application's `webhook_url` stands for.
    static let defaultName = "default"

    let path: String
    let name: String
    let url: String
    /// New secret, or the mask; empty for unsigned.
    let secret: String?
    let words: Set<NoticeWord>
    let isEnabled: Bool
    let allowsPrivateAddresses: Bool
    let timeout: Duration

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: ["name", "url", "secret", "events", "enabled", "allow_private_addresses", "timeout"])
        self.path = path
        name = try reader.requiredName("name")
        guard let url = try reader.url("url") else {
            throw .invalid(reader.place("url"), "This key is missing.")
        }
        self.url = url
        secret = try Self.secret(reader)
        words = try Self.words(reader)
        isEnabled = try reader.flag("enabled") ?? true
        allowsPrivateAddresses = try reader.flag("allow_private_addresses") ?? false
        timeout = try Self.timeout(reader)
    }

    /// The only endpoint of an application that has but an address (wire contract §6.3): unsigned.
    init(url: String, path: String) {
        self.path = path
        name = Self.defaultName
        self.url = url
        secret = ""
        words = Set(NoticeWord.allCases)
        isEnabled = true
        allowsPrivateAddresses = false
        timeout = Self.defaultTimeout
    }

    private static func secret(_ reader: EntryReader) throws(CatalogError) -> String? {
        guard let secret = try reader.text("secret"), !secret.isEmpty, secret != TextRule.mask else {
            return try reader.text("secret")
        }
        guard (8...256).contains(secret.utf8.count), TextRule.isOneLine(secret) else {
            throw .invalid(
                reader.place("secret"), "A secret has 8 to 256 bytes and no control characters.",
                hint: "Leave the key out to have one made, or give \"\" for notices without a signature.")
        }
        return secret
    }

    private static func words(_ reader: EntryReader) throws(CatalogError) -> Set<NoticeWord> {
        guard let words = try reader.choices("events", NoticeWord.self, separatedBy: [","]) else {
            return Set(NoticeWord.allCases)
        }
        guard !words.isEmpty else {
            throw .invalid(
                reader.place("events"), "At least one event is needed.",
                hint: "Set `enabled: false` to tell it nothing.")
        }
        return Set(words)
    }

    private static func timeout(_ reader: EntryReader) throws(CatalogError) -> Duration {
        guard let timeout = try reader.duration("timeout") else { return defaultTimeout }
        guard timeout <= .seconds(60) else {
            throw .invalid(reader.place("timeout"), "One call may take a minute at most.")
        }
        return timeout
    }
}
