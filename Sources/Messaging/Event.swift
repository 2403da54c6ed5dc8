/// Everything that can happen to a message, as it is written in the journal.
///
/// An event carries decisions, never requests: applying one needs no clock, no dice and no settings.
package enum Event: Equatable, Sendable {
    /// An application's message was accepted, with its deliveries.
    case messageAccepted(MessageAccepted)
    /// An attempt is about to begin; durable before the first byte leaves.
    case attemptStarted(AttemptStarted)
    /// An attempt ended.
    case attemptFinished(AttemptFinished)
    /// An attempt was under way when the daemon died; nobody knows how it ended.
    case attemptDeclaredUncertain(AttemptDeclaredUncertain)
    /// A provider was asked about an attempt and answered.
    case attemptAnswered(AttemptAnswered)
    /// A provider's callback came in, or receipts were fetched; durable before the provider hears thanks.
    case callbackReceived(CallbackReceived)
    /// A callback was read.
    case callbackRead(CallbackRead)
    /// A receipt that waited for its attempt waits no more.
    case receiptUnparked(ReceiptUnparked)
    /// A recipient is not to be written to.
    case recipientSuppressed(Suppression)
    /// A recipient may be written to again.
    case suppressionLifted(SuppressionLifted)
    /// A provider reported on an earlier attempt.
    case receiptArrived(ReceiptArrived)
    /// A moment passed: the message's last, or the one by which a receipt was due.
    case deliveryExpired(DeliveryExpired)
    /// A delivery was given up without an attempt, because no account can serve it.
    case deliveryFailed(DeliveryFailed)
    /// Somebody wants a delivery held, released, sent at another time, or not at all.
    case deliveryControlled(DeliveryControlled)
    /// Messages that tell an application of a delivery's end were accepted.
    case noticeTaken(NoticeTaken)
    /// An account's circuit breaker opened or closed.
    case breakerChanged(BreakerChanged)
    /// Something is wrong, or still wrong.
    case alertRaised(Alert)
    /// Something is right again.
    case alertResolved(AlertResolved)
    /// Messages that tell the operator of an alert, or that it is over, were accepted.
    case alertTold(AlertTold)
}
