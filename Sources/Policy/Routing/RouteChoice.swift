package import Messaging

/// Which account carries an attempt.
package enum RouteChoice: Equatable, Sendable {
    /// This one; `why` is the ``RouteReasons/text`` of the choice, which is kept with the attempt.
    case account(AccountID, why: String)
    /// One of them, as soon as one of its attempts ends.
    case busy
    /// One of them, but none before then, unless one of their attempts ends.
    case shut(until: Timestamp)
    /// None: none is bound, enabled and left to this delivery.
    case none
}
