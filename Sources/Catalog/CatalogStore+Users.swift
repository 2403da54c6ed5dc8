import Cryptography

/// What an operator does to users, and signing in.
///
/// Passwords are hashed on a thread of their own, one at a time: somebody who tries many must not keep the
/// catalog from its work, nor take more than one core from the messages.
extension CatalogStore {
    /// Adds a user who can sign in.
    ///
    /// - Parameter who: who asks, for the history; so too below.
    /// - Returns: the new user.
    /// - Throws: `invalid` with `name`, `real_name` or `password`, whichever cannot be, or `io`.
    package func add(
        user name: String, realName: String, role: User.Role, password: String, by who: String
    ) async throws(CatalogError) -> User {
        let hash = try await hash(of: password, for: name)
        return try await change(by: who) { draft throws(CatalogError) in
            try draft.add(user: name, realName: realName, role: role, hash: hash)
        }
    }

    /// Sets another password and ends the user's sessions.
    ///
    /// - Throws: `invalid` with `password`, or with `name` where there is no such user, or `io`.
    package func setPassword(
        _ password: String, ofUser name: String, by who: String
    ) async throws(CatalogError) -> User {
        let hash = try await hash(of: password, for: name)
        return try await change(by: who) { draft throws(CatalogError) in
            try draft.change(user: name, "password") { $0.setPassword(hash: hash) }
        }
    }

    /// Lets the user do what `role` may.
    ///
    /// - Throws: `invalid` with `role` for the last administrator who can sign in, or with `name` where there
    ///   is no such user, or `io`.
    package func setRole(
        _ role: User.Role, ofUser name: String, by who: String
    ) async throws(CatalogError) -> User {
        try await change(by: who) { draft throws(CatalogError) in
            try draft.change(user: name, "role") { $0.role = role }
        }
    }

    /// Lets the user sign in, or no more, which ends their sessions.
    ///
    /// - Throws: `invalid` with `enabled` for the last administrator who can sign in, or with `name` where
    ///   there is no such user, or `io`.
    package func setEnabled(
        _ isEnabled: Bool, ofUser name: String, by who: String
    ) async throws(CatalogError) -> User {
        try await change(by: who) { draft throws(CatalogError) in
            try draft.change(user: name, "enabled") { $0.setEnabled(isEnabled) }
        }
    }

    /// Takes the user out, and their sessions with them.
    ///
    /// - Returns: the user as they were.
    /// - Throws: `invalid` with `name` for the last administrator who can sign in, and where there is no such
    ///   user, or `io`.
    package func remove(user name: String, by who: String) async throws(CatalogError) -> User {
        try await change(by: who) { draft throws(CatalogError) in try draft.remove(user: name) }
    }

    /// The user of that name, if `password` is theirs and they may sign in.
    ///
    /// Takes as long where there is no such user, or no password, as where the password is wrong, so that
    /// nobody learns which names exist. A hash of bcrypt takes another time, until
    /// ``renewHash(of:password:)``. Calls wait for each other: let only few of them wait.
    ///
    /// - Throws: `damaged` for a hash that this program did not write, `io` without memory or entropy.
    package func signIn(_ name: String, password: String) async throws(CatalogError) -> User? {
        let claimed = snapshot.user(named: name)
        let isRight = try await passwords.run { () throws(CatalogError) in
            guard PasswordHash.canBeMade(of: password) else { return false }
            do {
                guard let hash = claimed?.passwordHash else {
                    _ = try PasswordHash.make(password)
                    return false
                }
                return try PasswordHash.verify(password, against: hash)
            } catch CryptographyError.notAPasswordHash {
                throw .damaged("users.password_hash")
            } catch {
                throw CatalogError(error, deed: "check a password")
            }
        }
        // They may have been disabled or given another password meanwhile.
        guard isRight, let claimed, let user = snapshot.user(named: name), user.isEnabled,
            user.id == claimed.id,
            user.sessionEpoch == claimed.sessionEpoch
        else { return nil }
        return user
    }

    /// Hashes the password anew of somebody who has just signed in, where ``User/hasOutdatedHash`` says so.
    /// Their sessions go on.
    ///
    /// - Throws: `invalid` where they were removed meanwhile, or `io`.
    package func renewHash(of user: User, password: String) async throws(CatalogError) {
        let hash = try await passwords.run { () throws(CatalogError) in try Self.hash(of: password) }
        _ = try await change(by: user.name) { draft throws(CatalogError) in
            try draft.change(user: user.name, "name") { current in
                if current.passwordHash == user.passwordHash { current.renewHash(hash) }
            }
        }
    }

    private func hash(of password: String, for name: String) async throws(CatalogError) -> String {
        if let objection = UserRule.objection(toPassword: password, of: name) {
            throw .invalid("password", objection)
        }
        return try await passwords.run { () throws(CatalogError) in try Self.hash(of: password) }
    }

    private static func hash(of password: String) throws(CatalogError) -> String {
        do { return try PasswordHash.make(password) } catch {
            throw CatalogError(error, deed: "hash a password")
        }
    }

    private func change(
        by who: String, _ work: @escaping @Sendable (inout CatalogDraft) throws(CatalogError) -> User
    ) async throws(CatalogError) -> User {
        try await queue.run { () throws(CatalogError) in
            var draft = try self.emptyDraft()
            let user = try work(&draft)
            _ = try self.keep(draft, by: who)
            return user
        }
    }
}
