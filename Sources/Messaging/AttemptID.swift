/// Names one try of one delivery: the delivery and the try's number, counted from 1.
package struct AttemptID: Hashable, Sendable, CustomStringConvertible {
    /// The delivery that is tried.
    package let delivery: DeliveryID
    /// Which try this is; the first is 1.
    package let number: Int

    /// Names the `number`-th try of `delivery`.
    package init(delivery: DeliveryID, number: Int) {
        self.delivery = delivery
        self.number = number
    }

    /// The delivery's identifier, a dot, and the number: what providers get as an echo field.
    package var description: String { "\(delivery).\(number)" }

    /// Reads the form that ``description`` writes; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let delivery = DeliveryID(text: String(parts[0])),
            let number = Int(parts[1]), number > 0, String(number) == parts[1]
        else { return nil }
        self.init(delivery: delivery, number: number)
    }
}
