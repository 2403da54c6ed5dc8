import Messaging
import TestSupport
import Testing

@Suite struct `A day in a time zone` {
    @Test(
        arguments: [
            ("Asia/Shanghai", "2026-11-23", "2026-11-22T16:00:00Z"),
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("America/Asuncion", "2023-10-01", "2023-10-01T04:00:00Z"),
            ("America/Santiago", "2024-09-08", "2024-09-08T04:00:00Z"),
            ("America/Sao_Paulo", "2019-02-16", "2019-02-16T02:00:00Z"),
            ("America/Sao_Paulo", "2019-02-17", "2019-02-17T03:00:00Z"),
            ("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z"),
            ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z"),
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
            ("Africa/Cairo", "2099-04-24", "2099-04-23T22:00:00Z"),
        ] as [(String, String, String)])
    func `begins with its first moment`(zone: String, text: String, moment: String) throws {
        let rules = try TimeZoneRules(name: zone, parsing: ZoneFile.installed(zone))
        let day = try #require(CivilDay(text: text))
        #expect(rules.startOfDay(day).description == moment)
    }

    @Test(
        arguments: [
            ("2026-03-08", 150, "2026-03-08T07:00:00Z"), ("2026-03-08", 180, "2026-03-08T07:00:00Z"),
            ("2026-03-08", 119, "2026-03-08T06:59:00Z"), ("2026-11-01", 90, "2026-11-01T05:30:00Z"),
            ("2026-11-01", 120, "2026-11-01T07:00:00Z"), ("2026-11-01", 1440, "2026-11-02T05:00:00Z"),
        ] as [(String, Int, String)])
    func `has minutes that clocks skip and others they show twice`(
        text: String, minute: Int, moment: String
    ) throws {
        let rules = try TimeZoneRules(name: "A", parsing: ZoneFile.installed("America/New_York"))
        #expect(rules.moment(of: try #require(CivilDay(text: text)), minute: minute).description == moment)
    }

    /// Half of the moments lie within three days of a change.
    @Test(arguments: CivilTimeTable.all)
    func `has no earlier moment than its start`(table: CivilTimeTable) throws {
        let rules = try TimeZoneRules(name: table.zone, parsing: ZoneFile.installed(table.zone))
        var dice = Dice(seed: 5)
        for _ in 0..<60 {
            let moment = table.moment(using: &dice)
            let day = rules.day(of: moment)
            let start = rules.startOfDay(day)
            #expect(start <= moment)
            #expect(rules.day(of: start) == day)
            for step in Int64(1)...120 {
                try #require(rules.day(of: start + .milliseconds(1 - step * 900_000)) < day)
            }
        }
    }

    /// Once around the clock, and 25 hours at most to come there again.
    @Test(arguments: CivilTimeTable.all)
    func `has the minute that its moments show`(table: CivilTimeTable) throws {
        let rules = try TimeZoneRules(name: table.zone, parsing: ZoneFile.installed(table.zone))
        var dice = Dice(seed: 6)
        for _ in 0..<200 {
            let moment = table.moment(using: &dice)
            let shown = rules.moment(of: rules.day(of: moment), minute: rules.minuteOfDay(at: moment))
            #expect(shown <= moment && moment - shown < .seconds(25 * 3600))
            #expect(rules.minuteOfDay(at: shown) == rules.minuteOfDay(at: moment))
            #expect(rules.day(of: shown) == rules.day(of: moment))
        }
    }

    @Test(arguments: ["1970-01-01", "1969-12-31", "2000-02-29", "2026-11-23", "9999-12-31", "0000-03-01"])
    func `is written as it is read`(text: String) throws {
        #expect(try #require(CivilDay(text: text)).description == text)
    }

    @Test(arguments: ["", "2026-11-3", "2026-02-29", "2026-13-01", "20261123", "2026-11-23Z", "+026-11-23"])
    func `is not read from another form`(text: String) { #expect(CivilDay(text: text) == nil) }

    @Test func `is followed by the next`() throws {
        let day = try #require(CivilDay(text: "2028-02-28"))
        #expect(day.number == 21242)
        #expect(day.next.description == "2028-02-29")
        #expect(day.advanced(by: -59).description == "2027-12-31")
        #expect(day < day.next)
        #expect(CivilDay(number: .max).next == CivilDay(number: .max))
        #expect(CivilDay(number: .min).advanced(by: .min) == CivilDay(number: .min))
    }
}
