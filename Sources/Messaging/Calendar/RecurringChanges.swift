/// How a zone's clocks go in all the years that a file has no table for: the POSIX TZ string of its footer
/// (RFC 9636 §3.3).
struct RecurringChanges: Equatable, Sendable {
    /// The other time of the year, which need not be the later one: Ireland's winter is its "daylight" time.
    struct Daylight: Equatable, Sendable {
        let offset: Int64
        let start: YearlyMoment
        let end: YearlyMoment
    }

    /// Seconds east of UTC.
    let standardOffset: Int64
    let daylight: Daylight?

    func span(at seconds: Int64) -> SteadySpan {
        guard let daylight else { return SteadySpan(offset: standardOffset, end: .max) }
        var search = ChangeSearch(seconds: seconds)
        let year = GregorianYear(ofDay: seconds.flooredDivision(by: 86400).quotient)
        // A change may lie up to a week outside its year, so two years to either side hold the neighbours.
        for shift in Int64(-2)...2 {
            let year = year.advanced(by: shift)
            search.see(daylight.start.localSeconds(in: year) - standardOffset, isDaylight: true)
            search.see(daylight.end.localSeconds(in: year) - daylight.offset, isDaylight: false)
        }
        return SteadySpan(offset: search.isDaylight ? daylight.offset : standardOffset, end: search.next)
    }
}

/// The last change at or before a moment, and the next after it.
private struct ChangeSearch {
    let seconds: Int64
    var next = Int64.max
    var isDaylight = false
    private var last = Int64.min

    init(seconds: Int64) { self.seconds = seconds }

    /// Daylight time that ends in the same second in which the next year's begins lasts the whole year
    /// (RFC 9636 §3.3.1).
    mutating func see(_ change: Int64, isDaylight begins: Bool) {
        if change > seconds {
            next = min(next, change)
        } else if change > last || (change == last && begins) {
            last = change
            isDaylight = begins
        }
    }
}
