import Messaging

extension Pace {
    /// `about 100 a second`, `at most 20 in any minute, 2 at once`, `one every 5 min, 2 at once`.
    var words: String {
        let atOnce = burst > 1 ? ", \(burst) at once" : ""
        let minute: Int64 = 60_000_000
        switch max(1, intervalMicroseconds) {
        case let interval where interval < 1_000_000: return "about \(1_000_000 / interval) a second" + atOnce
        case let interval where interval <= minute:
            return "at most \(Int64(burst) + minute / interval) in any minute" + atOnce
        default: return "one every \(RelativeTime.duration(interval))" + atOnce
        }
    }

    /// The interval in whole microseconds: published limits go up to some thousand calls a second.
    var intervalMicroseconds: Int64 {
        let (seconds, attoseconds) = interval.components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
