/// Names a message: one request to send, whatever its number of recipients (`batch_id` on the wire).
package struct MessageID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identifier itself.
    package let id: UniqueID

    /// Wraps an identifier that was made or read elsewhere.
    package init(_ id: UniqueID) { self.id = id }

    /// Reads the 36-character UUID form; nil for anything else.
    package init?(text: String) {
        guard let id = UniqueID(text: text) else { return nil }
        self.id = id
    }

    /// The 36-character lower-case form.
    package var description: String { id.description }

    /// Orders by time of making.
    package static func < (left: MessageID, right: MessageID) -> Bool { left.id < right.id }
}
