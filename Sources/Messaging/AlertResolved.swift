/// The fact behind ``Event/alertResolved(_:)``: a trouble is over.
package struct AlertResolved: Equatable, Sendable {
    /// Which; see ``Alert/key``.
    package var key: String
    /// Since when.
    package var at: Timestamp

    /// A trouble that is over.
    package init(key: String, at: Timestamp) {
        self.key = key
        self.at = at
    }
}
