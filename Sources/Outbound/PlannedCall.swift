import Messaging

/// Deliveries that leave in one call through an account whose permit was taken.
struct PlannedCall: Sendable {
    /// At least one, of one line.
    var deliveries: [WaitingDelivery]
    var account: AccountID
    /// Why this account; plain words for the trace.
    var why: String
}
