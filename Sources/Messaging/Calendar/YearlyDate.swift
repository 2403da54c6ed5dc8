/// A date that comes every year, as POSIX TZ strings write it.
enum YearlyDate: Equatable, Sendable {
    /// `Jn`: the day 1 to 365 of a year from which February 29 was left out.
    case dayWithoutLeap(Int64)
    /// `n`: the day 0 to 365 of the year, February 29 included.
    case day(Int64)
    /// `Mm.w.d`: in month 1 to 12 the weekday 0 (Sunday) to 6 for the first to the fifth time; the fifth
    /// is the last.
    case weekday(month: Int, week: Int64, day: Int64)

    /// 1970-01-01 was a Thursday.
    private static let weekdayOfEpoch: Int64 = 4

    /// The day in that year, counted from 1970-01-01.
    func day(in year: GregorianYear) -> Int64 {
        switch self {
        case .dayWithoutLeap(let number):
            return year.firstDay + number - 1 + (year.isLeap && number > 59 ? 1 : 0)
        case .day(let number):
            return year.firstDay + number
        case .weekday(let month, let week, let weekday):
            let first = year.firstDay(ofMonth: month)
            let shift = (weekday - first - Self.weekdayOfEpoch).flooredDivision(by: 7).remainder
            let day = first + shift + 7 * (week - 1)
            return day < year.firstDay(ofMonth: month + 1) ? day : day - 7
        }
    }
}
