import Messaging

/// A delivery in the schedule's memory.
struct ScheduleEntry {
    var waiting: WaitingDelivery
    /// The owner has it in hand; no alarm and no line speaks of it.
    var isInFlight = false
    /// It became due and stands in its line. What else stands there of it is left over from before.
    var isReady = false
    /// The last attempt that began.
    var begun: Int
    /// A receipt came before the outcome of the attempt it speaks of.
    var isSettledByReceipt = false
    /// Something happened while it was in hand that the ledger knows better: when it would wait again, it
    /// goes there and comes back as it really is, or not at all.
    var isOutdated = false
    /// Somebody wanted its course changed after it was taken in hand and before its attempt began; when it is
    /// due then.
    var wantedDue: Timestamp?

    var mayWaitAgain: Bool { !isSettledByReceipt && !isOutdated }

    init(waiting: WaitingDelivery) {
        self.waiting = waiting
        begun = waiting.attempts
    }
}
