/// A day as people in some time zone count it, without saying which zone.
///
/// ``TimeZoneRules`` tells which day a moment belongs to.
package struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int32

    /// The day that many days after 1970-01-01.
    package init(number: Int32) { self.number = number }

    /// The nearest day that can be written: about 5.8 million years to either side.
    init(clamping number: Int64) { self.number = Int32(clamping: number) }

    /// The day after this one.
    package var next: CivilDay { advanced(by: 1) }

    /// The day `days` later, or earlier where the number is negative.
    package func advanced(by days: Int) -> CivilDay {
        let (sum, overflow) = Int64(number).addingReportingOverflow(Int64(days))
        return CivilDay(clamping: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// Orders by time.
    package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    /// Seconds from the epoch to the day's midnight, as a clock that was never set would count them.
    var localSeconds: Int64 { Int64(number) * 86400 }
}

extension CivilDay: CustomStringConvertible {
    /// ISO 8601, `2026-11-23`.
    package var description: String {
        String(Timestamp(seconds: localSeconds).description.prefix { $0 != "T" })
    }

    /// Reads what ``description`` writes for the years 0 to 9999; nil for anything else, impossible dates
    /// included.
    package init?(text: String) {
        guard text.utf8.count == 10, let midnight = Timestamp(rfc3339: text + "T00:00:00Z") else {
            return nil
        }
        self.init(clamping: midnight.seconds.flooredDivision(by: 86400).quotient)
    }
}
