import Messaging

/// Something the dispatcher has a child task do.
enum Work: Sendable {
    /// Call a provider.
    case call(PlannedCall)
    /// Ask a provider what became of a delivery's last attempt.
    case ask(WaitingDelivery)
    /// Record that a moment passed.
    case expire(DeliveryID, DeliveryExpired.Reason)
    /// Record that no account can ever serve a delivery.
    case fail(DeliveryID, reason: String)
    /// Ask the ledger for more of a line.
    case refill(Line)
    /// Wake the dispatcher then.
    case alarm(Timestamp)
}
