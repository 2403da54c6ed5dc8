/// Names a callback that a provider sent us.
package struct CallbackID: Hashable, Sendable, CustomStringConvertible {
    /// The identifier itself.
    package let id: UniqueID

    /// Wraps an identifier.
    package init(_ id: UniqueID) { self.id = id }

    /// The 36 characters of the identifier.
    package var description: String { id.description }
}
