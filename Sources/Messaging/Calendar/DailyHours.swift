/// A stretch of every day by the clock on the wall, `22:00-08:00` for example; it may pass midnight.
///
/// The first minute belongs to it, the last does not. Clocks that are set forward or back make it shorter or
/// longer, as they do for people.
package struct DailyHours: Hashable, Sendable {
    /// Why a text names no hours of the day.
    package enum Problem: Error, Equatable, Sendable {
        /// It is not two times with a dash between them.
        case malformed
        /// Both ends are the same: nobody can tell whether that is all day or never.
        case equalEnds
    }

    /// Minutes after midnight at which the hours begin, 0 to 1439.
    package let start: Int
    /// Minutes after midnight at which they are over, 0 to 1439.
    package let end: Int

    /// Reads `HH:MM-HH:MM`, each from 00:00 to 23:59.
    package init(_ text: String) throws(Problem) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = Self.minutes(ends[0]), let end = Self.minutes(ends[1]) else {
            throw .malformed
        }
        guard start != end else { throw .equalEnds }
        self.start = start
        self.end = end
    }

    /// Whether the zone's clocks show one of these hours at a moment.
    package func contains(_ moment: Timestamp, in zone: TimeZoneRules) -> Bool {
        contains(minute: zone.minuteOfDay(at: moment))
    }

    /// The first moment from `moment` on that is outside these hours; `moment` itself if it is.
    package func end(after moment: Timestamp, in zone: TimeZoneRules) -> Timestamp {
        guard contains(moment, in: zone) else { return moment }
        var seconds = TimeZoneRules.reckoned(moment)
        // Clocks may be set while the hours last, and then show an hour that is outside, or the start again.
        while true {
            let span = zone.span(at: seconds)
            let (_, second) = (seconds + span.offset).flooredDivision(by: 86400)
            guard contains(minute: Int(second / 60)) else { return Timestamp(seconds: seconds) }
            let left = (Int64(end) * 60 - second).flooredDivision(by: 86400).remainder
            if seconds + left < span.end { return Timestamp(seconds: seconds + left) }
            seconds = span.end
        }
    }

    private func contains(minute: Int) -> Bool {
        start < end ? start <= minute && minute < end : minute >= start || minute < end
    }

    private static func minutes(_ text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        let digits = [0, 1, 3, 4].map { Int(bytes[$0]) - Int(UInt8(ascii: "0")) }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        return hour < 24 && minute < 60 ? hour * 60 + minute : nil
    }
}

extension DailyHours: CustomStringConvertible {
    /// The text they are read from.
    package var description: String { Self.text(start) + "-" + Self.text(end) }

    private static func text(_ minutes: Int) -> String {
        [minutes / 600, minutes / 60 % 10].map(String.init).joined() + ":"
            + [minutes % 60 / 10, minutes % 10].map(String.init).joined()
    }
}

extension DailyHours.Problem: CustomStringConvertible {
    /// A sentence for whoever wrote the hours.
    package var description: String {
        switch self {
        case .malformed: "Hours are written as 22:00-08:00, each time from 00:00 to 23:59."
        case .equalEnds: "The hours begin and end at the same time; write when they end."
        }
    }
}
