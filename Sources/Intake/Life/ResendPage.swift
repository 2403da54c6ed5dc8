import Ledger
package import Messaging

/// What was sent again of some deliveries, and where the others begin.
package struct ResendPage: Sendable {
    /// The new messages.
    package var accepted: [Acceptance] = []
    /// What became of each delivery that was looked at.
    package var counts: [ResendAnswer: Int] = [:]
    /// What to go on after; nil when these were the last.
    package var next: Int64?

    /// The new deliveries, in order.
    package var deliveries: [DeliveryID] { accepted.flatMap(\.deliveries) }

    /// Counts what became of some.
    mutating func add(_ answer: ResendAnswer, _ count: Int) {
        if count > 0 { counts[answer, default: 0] += count }
    }

    /// Counts those that are not to be sent again as they stand, and returns the others.
    mutating func sort(_ deliveries: [DeliveryView], insists: Bool) -> [Delivery] {
        var wanted: [Delivery] = []
        for delivery in deliveries {
            if let answer = Self.hindrance(to: delivery, insists: insists) {
                add(answer, 1)
            } else {
                wanted.append(delivery.delivery)
            }
        }
        return wanted
    }

    private static func hindrance(to delivery: DeliveryView, insists: Bool) -> ResendAnswer? {
        guard delivery.message.origin.isAsked else { return .notAsked }
        guard delivery.state.isFinal else { return .notOver }
        return delivery.state == .delivered && !insists ? .delivered : nil
    }
}
