extension TimeZoneRules {
    /// No law and no file has a zone further east; RFC 9636 §3.2 stops one second before.
    private static let secondsEastMax: Int64 = 26 * 3600

    /// The day on which a moment falls here.
    package func day(of moment: Timestamp) -> CivilDay {
        CivilDay(clamping: localSeconds(at: moment).flooredDivision(by: 86400).quotient)
    }

    /// The first moment of a day: midnight, or the first one after it where clocks were set forward over
    /// midnight. Of a day that was left out, as Samoa's 2011-12-30, it is the start of the next.
    package func startOfDay(_ day: CivilDay) -> Timestamp { moment(of: day, minute: 0) }

    /// Minutes since midnight by the zone's clocks, 0 to 1439.
    package func minuteOfDay(at moment: Timestamp) -> Int {
        Int(localSeconds(at: moment).flooredDivision(by: 86400).remainder / 60)
    }

    /// When the zone's clocks show so many minutes after midnight: the first time where they show it twice,
    /// the moment they jump over it where they never do.
    ///
    /// - Parameter minute: 0 to 1440.
    package func moment(of day: CivilDay, minute: Int) -> Timestamp {
        Timestamp(seconds: firstSecond(showing: day.localSeconds + Int64(minute) * 60))
    }

    private func localSeconds(at moment: Timestamp) -> Int64 {
        let seconds = Self.reckoned(moment)
        return seconds + span(at: seconds).offset
    }

    /// The first second at which the clocks show `local` or later.
    private func firstSecond(showing local: Int64) -> Int64 {
        var seconds = local - Self.secondsEastMax
        while true {
            let span = span(at: seconds)
            let wanted = max(seconds, local - span.offset)
            if wanted < span.end { return wanted }
            seconds = span.end
        }
    }
}
