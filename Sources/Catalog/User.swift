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

    /// What they sign in with; unique among users.
    package let name: String
    /// What they may do.
    package internal(set) var role: Role
    /// Made by `PasswordHash`; nil where no password was set yet, and nobody can sign in.
    var passwordHash: String?

    init(name: String, role: Role, passwordHash: String?) {
        self.name = name
        self.role = role
        self.passwordHash = passwordHash
    }

    /// Whether signing in is possible at all.
    package var hasPassword: Bool { passwordHash != nil }
}

extension User: CustomStringConvertible, CustomReflectable {
    /// Says who, and nothing about the password.
    package var description: String { "User(\(name), \(role.rawValue))" }

    /// Shows `dump` and debuggers no more than ``description``.
    package var customMirror: Mirror { Mirror(self, children: ["name": name, "role": role.rawValue]) }
}
