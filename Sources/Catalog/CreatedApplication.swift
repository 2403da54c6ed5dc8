package import Messaging

/// An application that a document has just created, with its secret: the only time that it is shown.
package struct CreatedApplication: Equatable, Sendable {
    /// Its name.
    package let name: String
    /// Its public key.
    package let id: ApplicationID
    /// What it signs with. Hand it to the caller and forget it; never log it.
    package let secret: String
}

extension CreatedApplication: CustomStringConvertible, CustomReflectable {
    /// Says which application, and nothing secret.
    package var description: String { "CreatedApplication(\(id), \(name))" }

    /// Shows `dump` and debuggers no more than ``description``.
    package var customMirror: Mirror { Mirror(self, children: ["name": name, "id": id.key]) }
}
