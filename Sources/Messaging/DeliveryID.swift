/// Names a delivery: one message to one recipient (`task_id` on the wire).
package struct DeliveryID: Hashable, Comparable, Sendable, CustomStringConvertible {
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
    package static func < (left: DeliveryID, right: DeliveryID) -> Bool { left.id < right.id }
}
