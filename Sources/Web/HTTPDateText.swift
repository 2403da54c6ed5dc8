import Messaging
import Synchronization

/// The current time as HTTP's `Date` header has it, made once a second.
enum HTTPDateText {
    private static let cache = Mutex((second: Int64(-1), text: ""))

    static var now: String {
        let now = WallClock.now
        return cache.withLock { cache in
            if cache.second != now.seconds { cache = (now.seconds, text(of: now)) }
            return cache.text
        }
    }

    /// IMF-fixdate, RFC 9110 §5.6.7: `Mon, 23 Nov 2026 11:04:00 GMT`.
    static func text(of moment: Timestamp) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = days[Int((moment.seconds / 86400) % 7)]
        let parts = moment.description.split { "-T:Z".contains($0) }
        let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
        return "\(day), \(parts[2]) \(month) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
    }
}
