/// A year of the proleptic Gregorian calendar, whose days are counted from 1970-01-01.
struct GregorianYear: Equatable, Sendable {
    private static let daysInFourCenturies: Int64 = 146_097
    /// From 0001-01-01 to 1970-01-01.
    private static let daysBeforeEpoch: Int64 = 719_162
    private static let daysBeforeMonth: [Int64] = [
        0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365,
    ]

    let number: Int64

    init(_ number: Int64) { self.number = number }

    /// The year in which a day lies.
    init(ofDay day: Int64) {
        // The mean year is off by less than one, so the guess is the year or one of its neighbours.
        let guess = GregorianYear(1970 + (day * 400).flooredDivision(by: Self.daysInFourCenturies).quotient)
        if guess.firstDay > day {
            self = guess.advanced(by: -1)
        } else if guess.advanced(by: 1).firstDay <= day {
            self = guess.advanced(by: 1)
        } else {
            self = guess
        }
    }

    var isLeap: Bool {
        number.isMultiple(of: 4) && (!number.isMultiple(of: 100) || number.isMultiple(of: 400))
    }

    /// January 1.
    var firstDay: Int64 {
        let years = number - 1
        let leapDays =
            years.flooredDivision(by: 4).quotient - years.flooredDivision(by: 100).quotient
            + years.flooredDivision(by: 400).quotient
        return years * 365 + leapDays - Self.daysBeforeEpoch
    }

    /// The first day of a month; month 13 is the next January.
    func firstDay(ofMonth month: Int) -> Int64 {
        firstDay + Self.daysBeforeMonth[month - 1] + (isLeap && month > 2 ? 1 : 0)
    }

    func advanced(by years: Int64) -> GregorianYear { GregorianYear(number + years) }
}
