import Catalog
import Messaging

extension Translation {
    /// Channels under their old numbers, which clients send, each with those of its bindings that can be.
    mutating func addChannels() {
        let bindings = Dictionary(grouping: tables.live(.bindings)) { $0.integer("channel_id") ?? 0 }
        var seen: Set<Int64> = []
        for row in tables.live(.channels) {
            seen.insert(row.id)
            addChannel(row, bindings[row.id] ?? [])
        }
        for row in tables.live(.bindings) where !seen.contains(row.integer("channel_id") ?? 0) {
            leaveOut(row, "Its channel is not there.")
        }
    }

    private mutating func addChannel(_ row: DumpRow, _ bindings: [DumpRow]) {
        guard let template = element(.template, row.integer("message_template_id")),
            let templateName = template["name"]
        else {
            leaveOut(row, "Its template is not taken.")
            for binding in bindings { leaveOut(binding, "Its channel is not taken.") }
            return
        }
        var channel: JSONObject = [
            "name": name(.channel, row, row.text("name")), "id": .integer(row.id),
            "type": .string(row.text("type") ?? ""), "template": templateName,
            "enabled": .bool(row.isEnabled),
        ]
        guard take(row, as: .channel, channel, with: [.template: [template]]) else {
            for binding in bindings { leaveOut(binding, "Its channel is not taken.") }
            return
        }
        let list = elements(of: bindings, channel, template)
        channel["bindings"] = .array(list.map { .object($0) })
        retake(row, as: .channel, channel)
    }

    /// The best of an account's bindings first: an account has one in a channel here.
    private mutating func elements(
        of bindings: [DumpRow], _ channel: JSONObject, _ template: JSONObject
    ) -> [JSONObject] {
        var owners: [Int64: Int64] = [:]
        var accounts: [JSONObject] = []
        var list: [JSONObject] = []
        for row in bindings.sorted(by: { Self.rank($0) < Self.rank($1) }) {
            guard let binding = BindingTranslation(row, tables) else {
                leaveOut(row, "Its provider template is not there.")
                continue
            }
            guard let account = element(.account, binding.account), let name = account["name"] else {
                leaveOut(row, "Its account is not taken.")
                continue
            }
            if let owner = owners[binding.account] {
                leaveOut(
                    row, "Row \(owner) binds the same account, and a channel has each account once here.")
                continue
            }
            let element = binding.element(account: name, channel: channel, template: template)
            var attempt = channel
            attempt["bindings"] = .array((list + [element]).map { .object($0) })
            if let objection = objection(
                to: attempt, .channel, with: [.template: [template], .account: accounts + [account]])
            {
                leaveOut(row, objection)
                continue
            }
            owners[binding.account] = row.id
            accounts.append(account)
            list.append(element)
            for sentence in binding.remarks(template: template, channel: channel) { remark(row, sentence) }
            for (table, rows) in binding.used { usedRows[table, default: []].formUnion(rows) }
        }
        return list
    }

    /// Usable before switched off, then as the original chose: the lowest priority, the highest weight.
    private static func rank(_ row: DumpRow) -> (Int, Int64, Int64, Int64) {
        (row.isSwitchedOn ? 0 : 1, row.integer("priority") ?? 100, -(row.integer("weight") ?? 10), row.id)
    }

    /// Provider templates and signatures are parts of bindings here; those of no binding have no place.
    mutating func leaveOutUnused() {
        for row in tables.live(.providerTemplates) where !isUsed(row) {
            leaveOut(row, "No channel that is taken sends with it.")
        }
        for row in tables.live(.signatures) where !isUsed(row) {
            leaveOut(row, "No channel that is taken has a name for it, or it is switched off.")
        }
        for row in tables.live(.signatureNames) where !isUsed(row) {
            leaveOut(row, "It or its signature is switched off, or its channel does not use the account.")
        }
    }

    private func isUsed(_ row: DumpRow) -> Bool { usedRows[row.table]?.contains(row.id) ?? false }
}
