import Messaging
import TestSupport
import Testing

@Suite struct `Hours of every day` {
    @Test(
        arguments: [
            ("22:00-08:00", "2026-03-08T03:00:00Z", "2026-03-08T12:00:00Z"),
            ("22:00-08:00", "2026-11-01T02:00:00Z", "2026-11-01T13:00:00Z"),
            ("22:00-08:00", "2026-06-01T02:00:00Z", "2026-06-01T12:00:00Z"),
            ("22:00-08:00", "2026-06-01T01:59:59Z", "2026-06-01T01:59:59Z"),
            ("22:00-08:00", "2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z"),
            ("22:00-08:00", "2026-06-01T11:59:59Z", "2026-06-01T12:00:00Z"),
            // The end is skipped: the first minute that there is.
            ("23:00-02:30", "2026-03-08T06:30:00Z", "2026-03-08T07:00:00Z"),
            ("23:00-02:00", "2026-03-08T06:30:00Z", "2026-03-08T07:00:00Z"),
            // The end is shown twice: once now, and once again after the clocks went back.
            ("23:00-01:30", "2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z"),
            ("23:00-01:30", "2026-11-01T06:00:00Z", "2026-11-01T06:30:00Z"),
            // Clocks go back within the hours, and to their very first minute.
            ("01:00-02:30", "2026-11-01T05:59:59Z", "2026-11-01T07:30:00Z"),
            // The start is skipped; the hours begin late.
            ("02:30-04:00", "2026-03-08T07:00:00Z", "2026-03-08T08:00:00Z"),
            ("02:15-02:45", "2026-03-08T07:00:00Z", "2026-03-08T07:00:00Z"),
        ] as [(String, String, String)])
    func `end when New York's clocks say so`(text: String, moment: String, end: String) throws {
        let zone = try TimeZoneRules(name: "A", parsing: ZoneFile.installed("America/New_York"))
        let hours = try DailyHours(text)
        let moment = try #require(Timestamp(rfc3339: moment))
        #expect(hours.end(after: moment, in: zone).description == end)
        #expect(hours.contains(moment, in: zone) == (moment.description != end))
    }

    /// Minute after minute is looked at until one is outside.
    @Test(arguments: CivilTimeTable.all)
    func `end at the first minute that is outside`(table: CivilTimeTable) throws {
        let zone = try TimeZoneRules(name: table.zone, parsing: ZoneFile.installed(table.zone))
        var dice = Dice(seed: 11)
        for _ in 0..<60 {
            let hours = try Self.hours(using: &dice)
            let moment = table.moment(using: &dice)
            let end = hours.end(after: moment, in: zone)
            #expect(!hours.contains(end, in: zone))
            guard hours.contains(moment, in: zone) else {
                #expect(end == moment)
                continue
            }
            #expect(end > moment)
            var minute = Timestamp(seconds: (moment.seconds / 60 + 1) * 60)
            while hours.contains(minute, in: zone) { minute = minute + .seconds(60) }
            #expect(end == minute, "\(hours) at \(moment)")
        }
    }

    /// Ends are the hours and half-hours around midnight and the small hours where clocks are set, or any.
    private static func hours(using dice: inout Dice) throws -> DailyHours {
        func end() -> String {
            let minute =
                Bool.random(using: &dice)
                ? Int.random(in: 0..<1440, using: &dice)
                : (Int.random(in: -4...8, using: &dice) * 30 + 1440) % 1440
            let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
            return (hour < 10 ? "0\(hour)" : "\(hour)") + ":" + (rest < 10 ? "0\(rest)" : "\(rest)")
        }
        let start = end()
        var last = end()
        while last == start { last = end() }
        return try DailyHours("\(start)-\(last)")
    }

    @Test(arguments: ["22:00-08:00", "00:00-23:59", "09:05-17:45", "23:59-00:00", "12:00-00:00"])
    func `are written as they are read`(text: String) throws {
        #expect(try DailyHours(text).description == text)
    }

    @Test(arguments: [
        "", "-", "22:00", "22-08", "22:00-8:00", "22:00-24:00", "22:60-08:00", "22:00 - 08:00", "22:00–08:00",
        "22:00-08:00-09:00", "22:00-08:00 ", "+2:00-08:00", "２２:00-08:00", "2200-0800", "22:00-08:0:",
    ])
    func `are not read from another form`(text: String) {
        #expect(throws: DailyHours.Problem.malformed) { try DailyHours(text) }
    }

    @Test func `have an end that is not their start`() {
        #expect(throws: DailyHours.Problem.equalEnds) { try DailyHours("08:00-08:00") }
        #expect(DailyHours.Problem.equalEnds.description.contains("same time"))
        #expect(DailyHours.Problem.malformed.description.contains("22:00-08:00"))
    }
}
