package import Messaging

/// Accounts that were not chosen, all for the same reason.
package struct PassedOver: Equatable, Sendable {
    /// Why an account is not chosen. The words stand in the journal.
    package enum Cause: String, CaseIterable, Sendable {
        /// It is out of the delivery's choice.
        case failedBefore = "failed this delivery before"
        /// It carried the last attempt to this recipient, and another account may reach them better.
        case usedLately = "carried the last one to this recipient"
        /// All its permits are out.
        case busy = "busy"
        /// It keeps to its pace.
        case paced = "keeps to its pace"
        /// Its provider wants it to slow down.
        case throttled = "throttled by its provider"
        /// Its circuit breaker is open.
        case tripped = "breaker open"
        /// Its circuit breaker is half open, and another call finds out whether it works again.
        case probing = "breaker half open, a probe is under way"
        /// What it may cost in a day is spent.
        case spent = "daily budget spent"
        /// An operator took it out for a while.
        case paused = "paused by the operator"
        /// It stands in for others, and one of them was there.
        case laterPriority = "later priority"
    }

    /// The accounts' names.
    package var accounts: [String]
    /// Why.
    package let cause: Cause
    /// Until when, where that is known.
    package let until: Timestamp?

    /// Accounts that `cause` kept from being chosen.
    package init(_ accounts: [String], _ cause: Cause, until: Timestamp? = nil) {
        self.accounts = accounts
        self.cause = cause
        self.until = until
    }
}
