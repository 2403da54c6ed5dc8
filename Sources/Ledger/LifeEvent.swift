package import Messaging

/// Something that happened in the life of a delivery, for those who tell it to people.
///
/// It is made while the journal is applied, where the delivery is at hand, and handed on once it is
/// committed. It has identifiers only; what they are called is looked up when it is told.
package struct LifeEvent: Equatable, Sendable {
    /// What happened.
    package enum What: Equatable, Sendable {
        /// A message was accepted, for so many receivers; `due` where that is later.
        case accepted(receivers: Int, due: Timestamp?)
        /// An attempt began; `insteadOf` is the account of the attempt before, where that was another.
        case attemptBegan(insteadOf: AccountID?)
        /// An attempt ended. How long it took is known unless a receipt came first.
        case attemptFinished(AttemptFinished, took: Duration?)
        /// An attempt was under way when the daemon died.
        case attemptDeclaredUncertain(AttemptDeclaredUncertain)
        /// A provider was asked about an attempt and answered.
        case attemptAnswered(AttemptAnswered)
        /// A provider reported on an attempt.
        case receiptArrived(ReceiptArrived)
        /// Somebody wanted the delivery's course changed.
        case controlled(DeliveryControlled, ControlEffect)
        /// The delivery came to the end that ``LifeEvent/state`` names; with the last code and words.
        case ended(code: String, text: String)
    }

    /// What happened.
    package var what: What
    /// When, by the event that says so.
    package var at: Timestamp
    /// Which delivery; nil where a batch was accepted, which is one event.
    package var delivery: DeliveryID?
    /// The batch that it belongs to.
    package var batch: MessageID?
    /// Whose it is, and over which channel.
    package var line: Line
    /// Who is to get it; nil where a batch was accepted.
    package var recipient: Recipient?
    /// Where the delivery stands after it.
    package var state: DeliveryState
    /// Which attempt it is about, or was the last; nil before the first.
    package var attempt: Int?
    /// Through which account that went.
    package var account: AccountID?

    /// An event with all its parts.
    package init(
        _ what: What, at moment: Timestamp, delivery: DeliveryID?, batch: MessageID?, line: Line,
        recipient: Recipient?, state: DeliveryState, attempt: Int?, account: AccountID?
    ) {
        self.what = what
        at = moment
        self.delivery = delivery
        self.batch = batch
        self.line = line
        self.recipient = recipient
        self.state = state
        self.attempt = attempt
        self.account = account
    }
}
