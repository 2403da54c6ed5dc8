/// The fact behind ``Event/alertTold(_:)``: messages about an alert were accepted, in the same record.
package struct AlertTold: Equatable, Sendable {
    /// Which; see ``Alert/key``.
    package var key: String
    /// When.
    package var at: Timestamp
    /// Whether they say that it is over.
    package var isRecovery: Bool

    /// An alert that is being told.
    package init(key: String, at: Timestamp, isRecovery: Bool) {
        self.key = key
        self.at = at
        self.isRecovery = isRecovery
    }
}
