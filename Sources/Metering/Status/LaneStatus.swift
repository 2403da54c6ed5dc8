package import Messaging

/// What a lane has to do. What the house tells of itself is left out.
package struct LaneStatus: Equatable, Sendable {
    /// Which lane.
    package let lane: Lane
    /// Deliveries that are to be attempted now.
    package var due = 0
    /// Deliveries that are to be attempted later.
    package var later = 0
    /// Deliveries that providers have in hand.
    package var inFlight = 0
    /// Deliveries whose receipt is awaited, or of whose end the provider is going to be asked.
    package var awaitingReceipt = 0
    /// Since when the first of those that are due has been due.
    package var oldestDue: Timestamp?

    /// A lane with nothing to do.
    package init(_ lane: Lane) { self.lane = lane }
}
