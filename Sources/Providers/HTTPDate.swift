import Messaging

/// Dates as mail and HTTP write them: with English names of days and months.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    /// The moment that `Sun, 06 Nov 1994 08:49:37 GMT` names (RFC 9110 §5.6.7, the one form still sent).
    static func parse(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", parts[1].utf8.count == 2,
            let month = months.firstIndex(where: { $0 == parts[2] })
        else { return nil }
        return Timestamp(rfc3339: "\(parts[3])-\(padded(month + 1))-\(parts[1])T\(parts[4])Z")
    }

    /// `moment` for a mail's `Date` field, in UTC: `Mon, 23 Nov 2026 11:04:00 +0000` (RFC 5322 §3.3).
    static func mailDate(_ moment: Timestamp) -> String {
        let parts = moment.description.split { $0 == "-" || $0 == "T" || $0 == "Z" }
        let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
        // The epoch was a Thursday, the fourth day of a week that begins on Sunday with 0.
        let dayNumber = (moment.seconds - (moment.seconds % 86_400 + 86_400) % 86_400) / 86_400
        let day = days[Int(((dayNumber + 4) % 7 + 7) % 7)]
        return "\(day), \(parts[2]) \(month) \(parts[0]) \(parts[3]) +0000"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
