/// An application's new endpoint with the secret that was made for it: the only time that it is shown.
package struct CreatedEndpoint: Equatable, Sendable {
    /// The application's name.
    package let application: String
    /// The endpoint's name.
    package let name: String
    /// What notices are signed with. Hand it to the caller and forget it; never log it.
    package let secret: String
}

extension CreatedEndpoint: CustomStringConvertible, CustomReflectable {
    /// Says which endpoint, and nothing secret.
    package var description: String { "CreatedEndpoint(\(application), \(name))" }

    /// Shows `dump` and debuggers no more than ``description``.
    package var customMirror: Mirror { Mirror(self, children: ["application": application, "name": name]) }
}
