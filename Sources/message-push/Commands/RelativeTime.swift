import Messaging

/// Moments and durations in the words of people.
enum RelativeTime {
    /// `3 s ago`, `in 5 min`, `now`.
    static func words(_ moment: Timestamp, from now: Timestamp) -> String {
        let distance = (moment - now).milliseconds
        let length = duration(.milliseconds(abs(distance)))
        if abs(distance) < 1000 { return "now" }
        return distance < 0 ? "\(length) ago" : "in \(length)"
    }

    /// `412 ms`, `90 s`, `5 min`, `3 h`, `2 d`: whole numbers of the largest unit of which there are two.
    static func duration(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        let units: [(size: Int64, name: String)] = [
            (86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s"),
        ]
        for unit in units where milliseconds >= 2 * unit.size {
            return "\(milliseconds / unit.size) \(unit.name)"
        }
        return milliseconds >= 1000 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}
