/// When in every year clocks are set, by the clock that is set.
struct YearlyMoment: Equatable, Sendable {
    let date: YearlyDate
    /// Seconds after midnight; negative before it, and beyond a day where the law says "the day after".
    let time: Int64

    /// What a clock that was never set counts from the epoch to that moment, in seconds.
    func localSeconds(in year: GregorianYear) -> Int64 { date.day(in: year) * 86400 + time }
}
