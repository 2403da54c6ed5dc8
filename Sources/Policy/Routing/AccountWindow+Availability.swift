package import Messaging

extension AccountWindow {
    /// Whether an attempt may begin, and why not.
    package enum Availability: Equatable, Sendable {
        /// There is a permit.
        case open
        /// All permits are out; one comes back with the next outcome.
        case full
        /// The breaker is half open and its one permit is out; whether the account works again is not known.
        case probing
        /// The account keeps to its pace.
        case paced(until: Timestamp)
        /// The provider wants no calls.
        case throttled(until: Timestamp)
        /// The breaker is open.
        case tripped(until: Timestamp)
        /// Nothing is left of what the account may cost in a day. No window says so of itself; who keeps the
        /// budget does.
        case spent(until: Timestamp)
        /// An operator took the account out for a while; who reads the catalog says so.
        case paused

        /// When this ends by itself; nil where it does not.
        package var until: Timestamp? {
            switch self {
            case .open, .full, .probing, .paused: nil
            case .paced(let until), .throttled(let until), .tripped(let until), .spent(let until): until
            }
        }
    }
}
