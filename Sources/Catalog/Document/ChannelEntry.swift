import Messaging

/// What a document says about one channel.
struct ChannelEntry: CatalogEntry {
    /// A second, a minute, an hour, a day, a week and a month, and some.
    private static let receiverLimitsMax = 10

    let path: String
    let name: String
    let isDeleted: Bool
    /// The number that clients name it by; the next one where a new channel's is not given.
    let number: Int64?
    let medium: Medium?
    /// A template's name.
    let template: String?
    let messageClass: MessageClass?
    let isDefault: Bool?
    let isEnabled: Bool?
    let timeToLive: Duration?
    let whenUncertain: Channel.WhenUncertain?
    let attemptsMax: Int?
    let coalescing: Channel.Coalescing?
    let receiptTimeout: Duration?
    /// Empty to take it away.
    let callingCode: String?
    let quietHours: Revision<DailyHours>
    /// Empty for the house's.
    let timeZone: String?
    /// All of them, or nil to keep those that are there.
    let receiverLimits: [ReceiverLimit]?
    let repeatWindow: Revision<Duration>
    /// All of them, or nil to keep those that are there.
    let bindings: [BindingEntry]?

    init(_ value: JSONValue, path: String) throws(CatalogError) {
        let reader = try EntryReader(
            value, path: path,
            keys: [
                "name", "delete", "id", "type", "template", "class", "default", "enabled", "ttl",
                "when_uncertain",
                "max_attempts", "coalescing", "receipt_timeout", "country_code", "quiet_hours", "time_zone",
                "receiver_limits", "repeat_window", "bindings",
            ])
        self.path = path
        name = try reader.requiredName("name")
        isDeleted = try reader.flag("delete") ?? false
        number = try reader.integer("id", in: 1...1_000_000_000).map { Int64($0) }
        medium = try reader.choice("type", Medium.self)
        template = try reader.name("template")
        messageClass = try reader.choice("class", MessageClass.self)
        isDefault = try reader.flag("default")
        isEnabled = try reader.flag("enabled")
        timeToLive = try reader.duration("ttl")
        whenUncertain = try reader.choice("when_uncertain", Channel.WhenUncertain.self)
        attemptsMax = try reader.integer("max_attempts", in: 1...20)
        coalescing = try reader.choice("coalescing", Channel.Coalescing.self)
        receiptTimeout = try reader.duration("receipt_timeout")
        callingCode = try Self.callingCode(reader)
        quietHours = try reader.hours("quiet_hours")
        timeZone = try reader.line("time_zone", max: 100)
        receiverLimits = try Self.receiverLimits(reader)
        repeatWindow = try reader.revisedDuration("repeat_window")
        bindings = try Self.bindings(reader)
    }

    /// Calling codes have 1 to 3 digits, and 4 with the first of an area (ITU-T E.164 §6.2); none begins
    /// with a zero.
    private static func callingCode(_ reader: EntryReader) throws(CatalogError) -> String? {
        let key = "country_code"
        guard let value = reader[key] else { return nil }
        let digits = value.intValue.map(String.init) ?? value.stringValue ?? "+"
        let isCode = digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        guard isCode, digits.utf8.count <= 4, !digits.hasPrefix("0") else {
            throw .invalid(
                reader.place(key), "This must be a calling code: 1 to 4 digits such as 852, without +.")
        }
        return digits
    }

    private static func receiverLimits(_ reader: EntryReader) throws(CatalogError) -> [ReceiverLimit]? {
        guard let words = try reader.words("receiver_limits", max: receiverLimitsMax, separatedBy: [","])
        else { return nil }
        var limits: [ReceiverLimit] = []
        for word in words {
            guard let limit = ReceiverLimit(text: word.text) else {
                throw .invalid(
                    word.path,
                    "A limit is a number of messages and a time, such as 5/1h: 1 to 1000, within 1s to 31d.")
            }
            guard !limits.contains(where: { $0.window == limit.window }) else {
                throw .invalid(word.path, "There are two limits for the same time.")
            }
            limits.append(limit)
        }
        return limits
    }

    private static func bindings(_ reader: EntryReader) throws(CatalogError) -> [BindingEntry]? {
        guard let list = try reader.list("bindings", max: 50) else { return nil }
        var bindings: [BindingEntry] = []
        for (index, value) in list.enumerated() {
            let binding = try BindingEntry(value, path: reader.place("bindings") + "[\(index)]")
            guard !bindings.contains(where: { $0.account == binding.account }) else {
                throw .invalid(binding.path + ".account", "“\(binding.account)” is bound twice.")
            }
            bindings.append(binding)
        }
        return bindings
    }
}
