/// A delivery that waits, as the schedule and the ledger tell each other of it.
package struct WaitingDelivery: Equatable, Sendable {
    /// What is to be done when it is due.
    package enum Purpose: Equatable, Sendable {
        /// It is to be attempted.
        case attempt
        /// Its provider is to be asked what became of the last attempt.
        case inquiry
        /// Its receipt should have come by then.
        case receipt
    }

    /// The delivery.
    package var delivery: Delivery
    /// The message it belongs to.
    package var message: MessageID
    /// Where it waits.
    package var line: Line
    /// What is to be done when it is due.
    package var purpose: Purpose
    /// When something is to be done.
    package var due: Timestamp
    /// When it is too late to send.
    package var expiresAt: Timestamp
    /// How many attempts it had.
    package var attempts: Int
    /// Accounts that are out of its choice.
    package var excluded: [AccountID]

    /// A waiting delivery with all its parts.
    package init(
        delivery: Delivery, message: MessageID, line: Line, purpose: Purpose, due: Timestamp,
        expiresAt: Timestamp, attempts: Int, excluded: [AccountID]
    ) {
        self.delivery = delivery
        self.message = message
        self.line = line
        self.purpose = purpose
        self.due = due
        self.expiresAt = expiresAt
        self.attempts = attempts
        self.excluded = excluded
    }

    /// A delivery of a message that was just accepted.
    package init(_ delivery: Delivery, of message: Message) {
        self.init(
            delivery: delivery, message: message.id, line: message.line, purpose: .attempt,
            due: delivery.notBefore ?? message.dueAt, expiresAt: message.expiresAt, attempts: 0, excluded: [])
    }
}
