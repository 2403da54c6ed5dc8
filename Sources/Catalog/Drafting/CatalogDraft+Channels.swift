import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: ChannelEntry) throws(CatalogError) {
        let before = contents.channels[entry.name]
        var after = if let before { before } else { try newChannel(entry) }
        if let number = entry.number, number != after.id.number {
            throw .invalid(
                entry.place("id"), "“\(entry.name)” has the number \(after.id), which cannot change.")
        }
        after.medium = entry.medium ?? after.medium
        after.template = try template(of: entry)?.id ?? after.template
        after.messageClass = entry.messageClass ?? after.messageClass
        after.isDefault = entry.isDefault ?? after.isDefault
        after.isEnabled = entry.isEnabled ?? after.isEnabled
        after.timeToLive = entry.timeToLive ?? after.timeToLive
        after.whenUncertain = entry.whenUncertain ?? after.whenUncertain
        after.attemptsMax = entry.attemptsMax ?? after.attemptsMax
        after.coalescing = entry.coalescing ?? after.coalescing
        after.receiptTimeout = entry.receiptTimeout ?? after.receiptTimeout
        if let callingCode = entry.callingCode { after.callingCode = callingCode.isEmpty ? nil : callingCode }
        after.quietHours = entry.quietHours.applied(to: after.quietHours)
        try checkZone(entry.timeZone, place: entry.place("time_zone"))
        after.timeZone = entry.timeZone ?? after.timeZone
        after.receiverLimits = entry.receiverLimits ?? after.receiverLimits
        after.repeatWindow = entry.repeatWindow.applied(to: after.repeatWindow)
        after.bindings = try bindings(of: entry) ?? after.bindings
        try checkQuietHours(of: after, entry)
        try checkCallingCode(of: after, entry)
        try checkAccounts(of: after, entry)
        contents.channels[entry.name] = after
        names.add(after)
        note(before, became: after, name: entry.name)
    }

    mutating func remove(_ entry: ChannelEntry) throws(CatalogError) {
        let channel = contents.channels[entry.name]
        if let channel {
            let rules = contents.rules.values.filter { $0.conditions.channels.contains(channel.id) }
            try refuseRemoval(of: entry, usedBy: rules.map { "the rule “\($0.name)”" })
        }
        contents.channels[entry.name] = nil
        note(channel, became: nil, name: entry.name)
    }

    private mutating func newChannel(_ entry: ChannelEntry) throws(CatalogError) -> Channel {
        guard let medium = entry.medium else {
            throw .invalid(entry.place("type"), "This key is missing; a new channel needs it.")
        }
        guard let template = try template(of: entry) else {
            throw .invalid(entry.place("template"), "This key is missing; a new channel needs it.")
        }
        let messageClass = entry.messageClass ?? .notice
        return Channel(
            id: try number(of: entry), name: entry.name, medium: medium, template: template.id,
            messageClass: messageClass, isDefault: false, isEnabled: true,
            timeToLive: messageClass.defaultTimeToLive, whenUncertain: .stop, attemptsMax: 5,
            receiverLimits: messageClass == .code ? ReceiverLimit.standardForCodes : [], bindings: [])
    }

    /// The one that is asked for, unless another channel has it: a channel that was deleted may come back.
    private mutating func number(of entry: ChannelEntry) throws(CatalogError) -> ChannelID {
        guard let number = entry.number else { return numbers.nextChannel() }
        let id = ChannelID(number)
        if let owner = contents.channels.values.first(where: { $0.id == id }) {
            throw .invalid(
                entry.place("id"), "The channel “\(owner.name)” has the number \(number).",
                hint: "Leave the key out to have the next one.")
        }
        return id
    }

    private func template(of entry: ChannelEntry) throws(CatalogError) -> Template? {
        guard let name = entry.template else { return nil }
        guard let template = contents.templates[name] else {
            throw .invalid(
                entry.place("template"), "There is no template “\(name)”.",
                hint: NearestWord.suggestion(for: name, among: contents.templates.keys.sorted()))
        }
        return template
    }

    private func bindings(of entry: ChannelEntry) throws(CatalogError) -> [Binding]? {
        guard let entries = entry.bindings else { return nil }
        var bindings: [Binding] = []
        for entry in entries {
            guard let account = contents.accounts[entry.account] else {
                throw .invalid(
                    entry.path + ".account", "There is no account “\(entry.account)”.",
                    hint: NearestWord.suggestion(for: entry.account, among: contents.accounts.keys.sorted()))
            }
            bindings.append(
                Binding(
                    account: account.id, weight: entry.weight, priority: entry.priority,
                    isEnabled: entry.isEnabled, template: entry.template))
        }
        return bindings
    }

    private func checkQuietHours(of channel: Channel, _ entry: ChannelEntry) throws(CatalogError) {
        guard channel.quietHours != nil else { return }
        switch channel.messageClass {
        case .notice, .marketing: return
        case .code, .alert:
            let key = if case .set = entry.quietHours { "quiet_hours" } else { "class" }
            throw .invalid(
                entry.place(key),
                "Messages of class \(channel.messageClass.rawValue) never wait, so there are no quiet hours.",
                hint: "Set `quiet_hours: null`, or choose the class notice or marketing.")
        }
    }

    private func checkCallingCode(of channel: Channel, _ entry: ChannelEntry) throws(CatalogError) {
        guard channel.callingCode != nil, channel.medium != .sms else { return }
        throw .invalid(
            entry.place("country_code"),
            "Only channels of type sms have a country code; this one is of type \(channel.medium.rawValue).")
    }

    private func checkAccounts(of channel: Channel, _ entry: ChannelEntry) throws(CatalogError) {
        for (index, binding) in channel.bindings.enumerated() {
            let name = names.name(of: binding.account)
            let code = contents.accounts[name]?.provider ?? ""
            let carries = providers.contains { $0.code == code && $0.media.contains(channel.medium) }
            guard carries else {
                let place =
                    entry.bindings == nil ? entry.place("type") : entry.place("bindings[\(index)].account")
                throw .invalid(
                    place,
                    "The account “\(name)” is of \(code), which does not carry \(channel.medium.rawValue).")
            }
        }
    }
}
