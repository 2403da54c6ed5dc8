import DequeModule
import Messaging

/// One line's part of the schedule.
struct LineQueue {
    /// Due now, in the order in which they became due.
    var ready: Deque<DeliveryID> = []
    /// Deliveries of this line in memory, whatever they wait for.
    var count = 0
    /// No delivery of this line that is only in the ledger is due earlier; nil when all are in memory.
    var spilledFrom: Timestamp?
    /// The same, of what was spilled since the refill under way was asked for.
    var spilledWhileRefilling: Timestamp?
    /// Whether the ledger was asked for more and has not answered.
    var isRefilling = false
    /// Whether the line stands in its lane's ring.
    var isInRing = false

    /// Notes that a delivery due at `due` is known to the ledger alone.
    mutating func spill(_ due: Timestamp) {
        spilledFrom = min(spilledFrom ?? due, due)
        if isRefilling { spilledWhileRefilling = min(spilledWhileRefilling ?? due, due) }
    }
}
