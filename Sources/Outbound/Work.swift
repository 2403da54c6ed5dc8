import Messaging

/// Something the dispatcher has a child task do.
enum Work: Sendable {
    /// Attempt a delivery through an account whose permit was taken.
    case attempt(WaitingDelivery, AccountID, why: String)
    /// Record that a moment passed.
    case expire(DeliveryID, DeliveryExpired.Reason)
    /// Record that no account can ever serve a delivery.
    case fail(DeliveryID, reason: String)
    /// Ask the ledger for more of a line.
    case refill(Line)
    /// Wake the dispatcher then.
    case alarm(Timestamp)
}
