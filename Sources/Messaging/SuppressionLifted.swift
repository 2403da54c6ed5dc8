/// The fact behind ``Event/suppressionLifted(_:)``.
package struct SuppressionLifted: Equatable, Sendable {
    /// Over which medium.
    package var medium: Medium
    /// Who may be written to again.
    package var recipient: Recipient
    /// When.
    package var at: Timestamp

    /// The end of a suppression.
    package init(medium: Medium, recipient: Recipient, at: Timestamp) {
        self.medium = medium
        self.recipient = recipient
        self.at = at
    }
}
