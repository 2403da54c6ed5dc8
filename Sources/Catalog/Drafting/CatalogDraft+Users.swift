import Cryptography
import Messaging

/// What a document says about users.
extension CatalogDraft {
    mutating func apply(_ entry: UserEntry) throws(CatalogError) {
        let before = contents.users[entry.name]
        if entry.isDeleted {
            contents.users[entry.name] = nil
            note(before, became: nil, name: entry.name)
            return
        }
        // The least that a role allows, where the document does not say.
        var after = if let before { before } else { try newUser(entry.name, .viewer, entry.place("name")) }
        after.role = entry.role ?? after.role
        after.realName = entry.realName ?? after.realName
        if let password = entry.password {
            let isSame = try isPassword(password, of: after)
            if !isSame { after.setPassword(hash: try hash(of: password)) }
        } else if let hash = entry.passwordHash, !after.hasPassword {
            after.setPassword(hash: hash)
        }
        after.setEnabled(entry.isEnabled ?? after.isEnabled)
        keep(after, insteadOf: before)
    }

    /// So that applying a document twice changes nothing.
    private func isPassword(_ password: String, of user: User) throws(CatalogError) -> Bool {
        guard let hash = user.passwordHash else { return false }
        do { return try PasswordHash.verify(password, against: hash) } catch {
            throw CatalogError(error, deed: "check a password")
        }
    }

    private func hash(of password: String) throws(CatalogError) -> String {
        do { return try PasswordHash.make(password) } catch {
            throw CatalogError(error, deed: "hash a password")
        }
    }
}

/// What an operator does to one user; places are the names of what was asked for.
extension CatalogDraft {
    /// Adds somebody who can sign in with the password that `hash` was made of.
    mutating func add(
        user name: String, realName: String, role: User.Role, hash: String
    ) throws(CatalogError) -> User {
        guard contents.users[name] == nil else {
            throw .invalid("name", "There is a user “\(name)” already.", hint: "Choose another name.")
        }
        if let objection = UserRule.objection(toRealName: realName) { throw .invalid("real_name", objection) }
        var user = try newUser(name, role, "name")
        user.realName = realName
        user.setPassword(hash: hash)
        return keep(user, insteadOf: nil)
    }

    /// Does `change` to the user, and returns them as they are afterwards.
    ///
    /// - Parameter place: what the change is about.
    mutating func change(
        user name: String, _ place: String, _ change: (inout User) -> Void
    ) throws(CatalogError) -> User {
        let before = try user(named: name)
        var after = before
        change(&after)
        let kept = keep(after, insteadOf: before)
        try requireAdministrator(place: place)
        return kept
    }

    /// Takes the user out, and returns them as they were. The name may be given again, the number never is.
    mutating func remove(user name: String) throws(CatalogError) -> User {
        let before = try user(named: name)
        contents.users[name] = nil
        note(before, became: nil, name: name)
        try requireAdministrator(place: "name")
        return before
    }

    private func user(named name: String) throws(CatalogError) -> User {
        guard let user = contents.users[name] else {
            throw .invalid("name", "There is no user “\(name)”.")
        }
        return user
    }
}

extension CatalogDraft {
    /// Refuses to take the last one out who can sign in and change the catalog. Where nobody could before,
    /// nobody is missed.
    func requireAdministrator(place: String) throws(CatalogError) {
        guard original.users.values.contains(where: \.isWorkingAdministrator),
            !contents.users.values.contains(where: \.isWorkingAdministrator)
        else { return }
        throw .invalid(
            place, "There would be no administrator left who can sign in.",
            hint: "Make another user an administrator first.")
    }

    private mutating func newUser(
        _ name: String, _ role: User.Role, _ place: String
    ) throws(CatalogError) -> User {
        if let objection = UserRule.objection(toName: name) { throw .invalid(place, objection) }
        return User(id: numbers.nextUser(), name: name, role: role, at: moment)
    }

    /// Takes `after` in where it differs from `before`, and returns what is there then.
    @discardableResult
    private mutating func keep(_ after: User, insteadOf before: User?) -> User {
        var kept = after
        kept.updatedAt = moment
        if !note(before, became: kept, name: after.name), let before { kept = before }
        contents.users[after.name] = kept
        return kept
    }
}
