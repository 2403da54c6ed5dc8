package import Messaging

/// That the whole queue is held, and why: nothing is sent, or nothing more accepted, until an operator says
/// so.
package struct Hold: Equatable, Sendable {
    /// Why a queue is held.
    package enum Reason: String, Sendable {
        /// An operator wanted it.
        case paused
        /// The state came from a backup; another machine may have sent since what waits here.
        case restored
        /// An operator wants the queue empty: what is there is sent, and nothing more is accepted.
        case draining
    }

    /// Why.
    package var reason: Reason
    /// Since when.
    package var since: Timestamp

    /// A hold with its reason.
    package init(_ reason: Reason, since: Timestamp) {
        self.reason = reason
        self.since = since
    }

    /// The hold as it is kept and told.
    package var json: JSONValue {
        ["reason": .string(reason.rawValue), "since": .string(since.precise)]
    }

    /// The hold that a file says; nil if it says something else.
    init?(_ bytes: [UInt8]) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            return nil
        }
        guard let reason = json["reason"]?.stringValue.flatMap(Reason.init),
            let since = json["since"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) })
        else { return nil }
        self.init(reason, since: since)
    }
}
