import Messaging

/// What a document says about somebody who hears of alerts.
struct AlertTargetEntry: CatalogEntry {
    /// In bytes: what the ledger keeps of a recipient.
    private static let receiverBytesMax = 320
    private static let receiversMax = 20

    let path: String
    let name: String
    let isDeleted: Bool
    /// An account's name.
    let account: String?
    let medium: Medium?
    let receivers: [Recipient]?
    let lowestLevel: AlertLevel?
    /// Empty for all.
    let kinds: Set<AlertKind>?
    let isEnabled: Bool?

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: ["name", "delete", "account", "type", "receivers", "level", "kinds", "enabled"])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        account = try reader.name("account")
        medium = try reader.choice("type", Medium.self)
        receivers = try Self.receivers(reader)
        lowestLevel = try reader.choice("level", AlertLevel.self)
        kinds = try reader.choices("kinds", AlertKind.self).map(Set.init)
        isEnabled = try reader.flag("enabled")
    }

    /// Checked lightly: what an address is, only the provider knows.
    private static func receivers(_ reader: EntryReader) throws(CatalogError) -> [Recipient]? {
        guard let words = try reader.words("receivers", max: receiversMax, separatedBy: []) else {
            return nil
        }
        for word in words {
            guard (1...receiverBytesMax).contains(word.text.utf8.count), TextRule.isOneLine(word.text) else {
                throw .invalid(
                    word.path, "A receiver has 1 to \(receiverBytesMax) bytes and no control characters.")
            }
        }
        guard !words.isEmpty else {
            throw .invalid(
                reader.place("receivers"), "At least one receiver is needed.",
                hint: "Set `enabled: false` to tell nobody.")
        }
        return words.map { Recipient($0.text) }
    }
}
