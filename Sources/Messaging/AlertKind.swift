/// What an operator can be alerted to.
package enum AlertKind: String, CaseIterable, Sendable {
    /// A failure rule asked for it.
    case rule
    /// An account's circuit breaker opened.
    case breaker
    /// An application has used most of its day's quota.
    case quota
    /// An application or an account has spent most of its day's budget, or all of it.
    case budget
    /// Something that is due has waited for too long.
    case queueAge = "queue_age"
    /// The disk is nearly full.
    case disk
    /// A provider reports on messages that nobody knows.
    case receipts
    /// An application's endpoint has not taken a notice for a day and was switched off.
    case endpoint
}
