package import Messaging

extension Schedule {
    /// What the owner must do now.
    package enum Step: Equatable, Sendable {
        /// Attempt this delivery. It counts as in flight until an event says how that ended,
        /// or until ``Schedule/putBack(_:)`` or ``Schedule/postpone(_:until:)``.
        case attempt(WaitingDelivery)
        /// Ask the provider what became of this delivery's last attempt; in flight as above.
        case ask(WaitingDelivery)
        /// Record that this delivery's moment passed.
        case expire(DeliveryID, DeliveryExpired.Reason)
        /// Ask the ledger for more of this line, and hand the answer to
        /// ``Schedule/refill(_:with:beyond:asOf:)``.
        case refill(Line)
        /// Nothing to do before that moment, unless something happens.
        case sleep(until: Timestamp)
        /// Nothing to do, unless something happens.
        case rest
    }
}
