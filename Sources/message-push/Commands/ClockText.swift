import Messaging

/// Parts of a moment's RFC 3339 text, in UTC.
enum ClockText {
    /// `2026-11-23`.
    static func date(_ moment: Timestamp) -> String {
        String(moment.precise.prefix { $0 != "T" })
    }

    /// `12:00:01.234`.
    static func preciseTime(_ moment: Timestamp) -> String {
        String(moment.precise.drop { $0 != "T" }.dropFirst().dropLast())
    }

    /// `12:00:01`.
    static func time(_ moment: Timestamp) -> String {
        String(moment.description.drop { $0 != "T" }.dropFirst().dropLast())
    }

    /// `2026-11-23 12:00:01`.
    static func dateAndTime(_ moment: Timestamp) -> String {
        "\(date(moment)) \(time(moment))"
    }
}
