import Cryptography
package import Messaging

/// Someone who may sign in to the console.
package struct User: Equatable, Sendable {
    /// What someone may do; each role includes the ones before it.
    package enum Role: String, CaseIterable, Sendable {
        /// Looks at everything but secrets.
        case viewer
        /// Sends tests, holds, releases and cancels deliveries.
        case `operator`
        /// Changes the catalog.
        case administrator
    }

    /// Its number. It is never given again, so that nothing that was made out to a removed user fits a new
    /// one of the same name.
    package let id: Int64
    /// What they sign in with; unique among users.
    package let name: String
    /// What people call them; may be empty.
    package internal(set) var realName = ""
    /// What they may do.
    package internal(set) var role: Role
    /// Whether they may sign in.
    package private(set) var isEnabled = true
    /// Made by `PasswordHash`; nil where no password was set yet, and nobody can sign in.
    private(set) var passwordHash: String?
    /// Grows when the password changes and when the user is disabled: a session that began in another epoch
    /// is over. It is over as well once ``id`` is nobody's.
    package private(set) var sessionEpoch: Int64 = 0
    /// When it was added.
    package let createdAt: Timestamp
    /// When anything above changed last.
    package internal(set) var updatedAt: Timestamp

    /// A new user, who cannot sign in yet.
    init(id: Int64, name: String, role: Role, at moment: Timestamp) {
        self.id = id
        self.name = name
        self.role = role
        createdAt = moment
        updatedAt = moment
    }

    /// Whether a password was set.
    package var hasPassword: Bool { passwordHash != nil }

    /// Whether the password is to be hashed anew when it is told next: the hash came from elsewhere, or cost
    /// less than hashes do now.
    package var hasOutdatedHash: Bool { passwordHash.map { !PasswordHash.isCurrent($0) } ?? false }

    /// Whether they can sign in and change the catalog.
    var isWorkingAdministrator: Bool { role == .administrator && isEnabled && hasPassword }

    /// Sets another password; whoever is signed in must sign in again.
    mutating func setPassword(hash: String) {
        passwordHash = hash
        sessionEpoch += 1
    }

    /// Keeps another hash of the same password.
    mutating func renewHash(_ hash: String) { passwordHash = hash }

    /// Lets them sign in, or no more, which ends their sessions.
    mutating func setEnabled(_ isEnabled: Bool) {
        if self.isEnabled && !isEnabled { sessionEpoch += 1 }
        self.isEnabled = isEnabled
    }
}

extension User {
    /// A user as the tables have it.
    init(
        id: Int64, name: String, realName: String, role: Role, isEnabled: Bool, passwordHash: String?,
        sessionEpoch: Int64, createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.init(id: id, name: name, role: role, at: createdAt)
        self.realName = realName
        self.isEnabled = isEnabled
        self.passwordHash = passwordHash
        self.sessionEpoch = sessionEpoch
        self.updatedAt = updatedAt
    }
}

extension User: CustomStringConvertible, CustomReflectable {
    /// Says who, and nothing about the password.
    package var description: String { "User(\(name), \(role.rawValue))" }

    /// Shows `dump` and debuggers no more than ``description``.
    package var customMirror: Mirror { Mirror(self, children: ["name": name, "role": role.rawValue]) }
}
