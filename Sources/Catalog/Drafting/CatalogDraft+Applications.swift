import Cryptography
import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: ApplicationEntry) throws(CatalogError) {
        let before = contents.applications[entry.name]
        if entry.isDeleted {
            contents.applications[entry.name] = nil
            note(before, became: nil, name: entry.name)
            return
        }
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
        contents.applications[entry.name] = after
        note(before, became: after, name: entry.name)
        if before == nil {
            let secret = String(decoding: after.secret, as: UTF8.self)
            created.append(CreatedApplication(name: entry.name, id: after.id, secret: secret))
        }
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
