import Messaging

/// A delivery in the schedule's memory.
struct ScheduleEntry {
    var waiting: WaitingDelivery
    /// The owner has it in hand; no alarm and no line speaks of it.
    var isInFlight = false
    /// The last attempt that began.
    var begun: Int
    /// A receipt came before the outcome of the attempt it speaks of.
    var isSettledByReceipt = false

    init(waiting: WaitingDelivery) {
        self.waiting = waiting
        begun = waiting.attempts
    }
}
