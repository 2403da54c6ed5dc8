import Messaging
import Synchronization

/// Which alerts were raised of late, so that a thousand failures of one kind are not a thousand records.
///
/// The mutex guards the moments; nothing else is done under it.
final class RaisedAlerts: Sendable {
    /// Raised again after this, an alert is recorded again: that it goes on is news for whoever tells it.
    private static let pause = Duration.seconds(60)
    private let moments = Mutex<[String: Timestamp]>([:])

    /// Whether `alert` is to be recorded; if so, it counts as raised from now on.
    func isNews(_ alert: Alert) -> Bool {
        moments.withLock { moments in
            if let last = moments[alert.key], alert.at < last + Self.pause, alert.at >= last { return false }
            moments[alert.key] = alert.at
            return true
        }
    }

    /// Forgets an alert that is over.
    func forget(_ key: String) { moments.withLock { $0[key] = nil } }
}
