import DequeModule
import Messaging

/// Which deliveries left the window, and when, for as long as the ledger may not have heard of it.
///
/// A row that was read before a delivery left says that it still waits; taking that row for true would
/// send it twice.
struct Departures {
    private var positions: [DeliveryID: Position] = [:]
    private var order: Deque<(delivery: DeliveryID, position: Position)> = []

    /// Notes that a delivery left by the event that ends at `position`.
    mutating func note(_ delivery: DeliveryID, at position: Position) {
        positions[delivery] = position
        order.append((delivery, position))
    }

    /// Whether the delivery left by an event that a reader as of `position` cannot know.
    func happened(_ delivery: DeliveryID, after position: Position) -> Bool {
        positions[delivery].map { $0 > position } ?? false
    }

    /// Forgets departures that every reader from now on knows of.
    mutating func forget(upTo position: Position) {
        while let first = order.first, first.position <= position {
            order.removeFirst()
            if positions[first.delivery] == first.position { positions[first.delivery] = nil }
        }
    }
}
