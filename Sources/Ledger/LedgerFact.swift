package import Messaging

/// Something that became true in the tables, as far as counting needs it: no receivers, no contents.
package enum LedgerFact: Equatable, Sendable {
    /// A message was accepted, with so many deliveries.
    case accepted(Line, deliveries: Int)
    /// An attempt began, so long after its delivery was due.
    case attemptBegan(Line, waited: Duration)
    /// An attempt ended. How long it took is known unless it ended while nobody looked.
    case attemptEnded(AccountID, Outcome, took: Duration?)
    /// A delivery reached an end, so long after it was accepted. A late receipt may end it once more.
    case deliveryEnded(Line, DeliveryState, age: Duration)
    /// A provider reported on a delivery that this account was the last to carry.
    case receiptArrived(AccountID, isDelivered: Bool)
    /// An account's circuit breaker opened.
    case breakerOpened(AccountID)
    /// A trouble was raised, or raised again while it lasts.
    case alertRaised(AlertKind)
}
