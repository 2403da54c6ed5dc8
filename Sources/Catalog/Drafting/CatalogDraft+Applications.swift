import Cryptography
import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: ApplicationEntry) throws(CatalogError) {
        let before = contents.applications[entry.name]
        var after = if let before { before } else { try newApplication(entry) }
        if let id = entry.id, id != after.id {
            throw .invalid(entry.place("app_id"), "“\(entry.name)” has another app_id, and it cannot change.")
        }
        if let secret = entry.secret, secret != TextRule.mask { after.secret = Array(secret.utf8) }
        after.isEnabled = entry.isEnabled ?? after.isEnabled
        after.dailyQuota = entry.dailyQuota ?? after.dailyQuota
        after.rateLimit = entry.rateLimit ?? after.rateLimit
        after.acceptsDocumentedSignature =
            entry.acceptsDocumentedSignature ?? after.acceptsDocumentedSignature
        after.allowedAddresses = entry.allowedAddresses.applied(to: after.allowedAddresses)
        try checkZone(entry.timeZone, place: entry.place("time_zone"))
        after.timeZone = entry.timeZone ?? after.timeZone
        after.dailyBudget = entry.dailyBudget.applied(to: after.dailyBudget)
        after.endpoints = try endpoints(of: after, entry) ?? after.endpoints
        contents.applications[entry.name] = after
        names.add(after)
        note(before, became: after, name: entry.name)
        if before == nil {
            let secret = String(decoding: after.secret, as: UTF8.self)
            created.append(CreatedApplication(name: entry.name, id: after.id, secret: secret))
        }
    }

    mutating func remove(_ entry: ApplicationEntry) throws(CatalogError) {
        let application = contents.applications[entry.name]
        if let application {
            let rules = contents.rules.values.filter { $0.conditions.applications.contains(application.id) }
            try refuseRemoval(of: entry, usedBy: rules.map { "the rule “\($0.name)”" })
        }
        contents.applications[entry.name] = nil
        note(application, became: nil, name: entry.name)
    }

    /// A quota of 10,000 a day and 100 requests a second are the wire contract's (§2.2).
    private func newApplication(_ entry: ApplicationEntry) throws(CatalogError) -> Application {
        guard entry.secret != TextRule.mask else {
            throw .invalid(
                entry.place("app_secret"), "“\(entry.name)” is new, there is no secret to keep.",
                hint: "Give its secret, or leave the key out to have one made.")
        }
        do {
            let id = if let id = entry.id { id } else { ApplicationID(try Token.hex(bytes: 8)) }
            let secret = if let secret = entry.secret { secret } else { try Token.hex(bytes: 16) }
            return Application(
                id: id, name: entry.name, secret: Array(secret.utf8), isEnabled: true, dailyQuota: 10_000,
                rateLimit: 100, acceptsDocumentedSignature: true)
        } catch {
            throw CatalogError(error, deed: "make a secret")
        }
    }
}
