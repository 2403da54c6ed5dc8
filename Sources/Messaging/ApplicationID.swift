/// Names an application by its public key (`app_id` on the wire: sixteen hexadecimal characters).
package struct ApplicationID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The key as the application sends it.
    package let key: String

    /// Wraps a key; whether an application has it is the catalog's to say.
    package init(_ key: String) { self.key = key }

    /// The key.
    package var description: String { key }

    /// Orders by key, so that lists are stable.
    package static func < (left: ApplicationID, right: ApplicationID) -> Bool { left.key < right.key }
}
