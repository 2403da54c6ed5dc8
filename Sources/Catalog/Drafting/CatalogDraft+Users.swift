import Cryptography
import Messaging

extension CatalogDraft {
    mutating func apply(_ entry: UserEntry) throws(CatalogError) {
        let before = contents.users[entry.name]
        if entry.isDeleted {
            contents.users[entry.name] = nil
            note(before, became: nil, name: entry.name)
            return
        }
        // The least that a role allows, where the document does not say.
        var after = before ?? User(name: entry.name, role: .viewer, passwordHash: nil)
        after.role = entry.role ?? after.role
        if let password = entry.password {
            after.passwordHash = try hash(of: password, unlessMadeOf: after.passwordHash)
        }
        contents.users[entry.name] = after
        note(before, became: after, name: entry.name)
    }

    /// The old hash if it is the password's, so that applying a document twice changes nothing.
    private func hash(of password: String, unlessMadeOf old: String?) throws(CatalogError) -> String {
        do {
            if let old, try PasswordHash.verify(password, against: old) { return old }
            return try PasswordHash.make(password)
        } catch {
            throw CatalogError(error, deed: "hash a password")
        }
    }
}
