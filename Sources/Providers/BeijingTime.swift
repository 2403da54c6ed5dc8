import Messaging

/// Times as vendors of the mainland write them: in Beijing's zone, which they do not name. It is eight hours
/// ahead of UTC in winter and summer.
enum BeijingTime {
    private static let offset: Duration = .seconds(8 * 3600)
    private static let millisecondsOfDay: Int64 = 86_400_000

    /// The moment that `2017-01-01 00:00:00` names; nil for a text in another form.
    static func parse(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 8 else { return nil }
        return Timestamp(rfc3339: "\(parts[0])T\(parts[1])+08:00")
    }

    /// The day of `moment` in Beijing, `20170101`.
    static func day(of moment: Timestamp) -> String {
        String((moment + offset).description.prefix { $0 != "T" }.filter { $0 != "-" })
    }

    /// `moment` in Beijing to the second, `2017-01-01 00:00:00`.
    static func dateAndTime(of moment: Timestamp) -> String {
        String((moment + offset).description.dropLast().map { $0 == "T" ? " " : $0 })
    }

    /// How long after `moment` it is `hour` o'clock in Beijing for the first time: more than nothing, and at
    /// most a day.
    static func wait(untilHour hour: Int64, from moment: Timestamp) -> Duration {
        let sinceHour = (moment + offset + .seconds(-hour * 3600)).milliseconds % millisecondsOfDay
        return .milliseconds(millisecondsOfDay - (sinceHour + millisecondsOfDay) % millisecondsOfDay)
    }
}
