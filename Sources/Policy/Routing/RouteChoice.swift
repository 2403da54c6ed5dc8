package import Messaging

/// Which account carries an attempt.
package enum RouteChoice: Equatable, Sendable {
    /// This one; with the reason in plain words for the trace.
    case account(AccountID, why: String)
    /// One of them, as soon as one of its attempts ends.
    case busy
    /// One of them, but they rest until then.
    case shut(until: Timestamp)
    /// None: none is bound, enabled and left to this delivery.
    case none
}
