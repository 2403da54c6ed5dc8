import Messaging
import TestSupport
import Testing

@Suite struct `The rules of a time zone` {
    /// From here on a newer tzdata may know other laws than the table.
    private static let tableMade = Timestamp(rfc3339: "2025-03-01T00:00:00Z")!

    @Test(arguments: CivilTimeTable.all)
    func `agree with another program about every change`(table: CivilTimeTable) throws {
        let bytes = try ZoneFile.installed(table.zone)
        let rules = try TimeZoneRules(name: table.zone, parsing: bytes)
        let isSameLaw = ZoneFile.footer(of: bytes) == table.footer
        for change in table.changes where isSameLaw || change.moment < Self.tableMade {
            try #require(rules.offset(at: change.moment + .milliseconds(-1)) == change.before)
            try #require(rules.offset(at: change.moment) == change.after)
        }
        for (change, next) in zip(table.changes, table.changes.dropFirst())
        where isSameLaw || next.moment < Self.tableMade {
            let middle = change.moment + (next.moment - change.moment) / 2
            try #require(rules.offset(at: middle) == change.after)
        }
    }

    /// Morocco's clocks follow the moon, which no rule can say; its table goes to 2087.
    @Test(arguments: CivilTimeTable.all.filter { $0.zone != "Africa/Casablanca" })
    func `come from the last line where the table has been cut off`(table: CivilTimeTable) throws {
        let bytes = try ZoneFile.installed(table.zone)
        var file = ZoneFile(reading: bytes)
        let full = try TimeZoneRules(name: table.zone, parsing: bytes)
        #expect(try TimeZoneRules(name: table.zone, parsing: file.bytes) == full)
        file.changes.removeAll { $0.moment >= Self.tableMade.seconds }
        let cut = try TimeZoneRules(name: table.zone, parsing: file.bytes)
        for change in table.changes {
            for moment in [change.moment, change.moment + .milliseconds(-1)] {
                try #require(cut.offset(at: moment) == full.offset(at: moment))
            }
        }
    }

    /// What `zic -b slim` of tzdata 2025b makes of Antarctica/Troll.
    @Test func `are read from a file without a table for the years to come`() throws {
        let hex = """
            545a69663200000000000000000000000000000000000000000000000000000000000000000000010000000100000000\
            000000545a69663200000000000000000000000000000000000000000000000000000000000002000000030000000c00\
            000000420d47000000000042460590020100000000000000001c2001040000000000082d3030002b3032002b3030000a\
            3c2b30303e303c2b30323e2d322c4d332e352e302f312c4d31302e352e302f330a
            """
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count, by: 2).map {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)!
        }
        let slim = try TimeZoneRules(name: "Antarctica/Troll", parsing: bytes)
        let table = try #require(CivilTimeTable.all.first { $0.zone == slim.name })
        #expect(table.changes.count > 190)
        for change in table.changes {
            #expect(slim.offset(at: change.moment + .milliseconds(-1)) == change.before)
            #expect(slim.offset(at: change.moment) == change.after)
        }
    }

    /// Made with Python 3's `zoneinfo` too: the changes of the years 2027 and 2028 by the rule alone. Days
    /// without a letter are the C library's, whose first is 0 as POSIX has it; Python's is a day earlier.
    @Test(
        arguments: [
            (
                "EST5EDT,M3.2.0,M11.1.0",
                [
                    "2027-03-14T07:00:00Z -14400", "2027-11-07T06:00:00Z -18000",
                    "2028-03-12T07:00:00Z -14400", "2028-11-05T06:00:00Z -18000",
                ]
            ),
            (
                "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
                [
                    "2027-03-28T01:00:00Z -3600", "2027-10-31T01:00:00Z -7200",
                    "2028-03-26T01:00:00Z -3600", "2028-10-29T01:00:00Z -7200",
                ]
            ),
            (
                "IST-2IDT,M3.4.4/26,M10.5.0",
                [
                    "2027-03-26T00:00:00Z 10800", "2027-10-30T23:00:00Z 7200",
                    "2028-03-24T00:00:00Z 10800", "2028-10-28T23:00:00Z 7200",
                ]
            ),
            (
                "EET-2EEST,M3.4.4/50,M10.4.4/50",
                [
                    "2027-03-27T00:00:00Z 10800", "2027-10-29T23:00:00Z 7200",
                    "2028-03-25T00:00:00Z 10800", "2028-10-27T23:00:00Z 7200",
                ]
            ),
            (
                "IST-1GMT0,M10.5.0,M3.5.0/1",
                [
                    "2027-03-28T01:00:00Z 3600", "2027-10-31T01:00:00Z 0",
                    "2028-03-26T01:00:00Z 3600", "2028-10-29T01:00:00Z 0",
                ]
            ),
            (
                "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
                [
                    "2027-04-03T15:00:00Z 37800", "2027-10-02T15:30:00Z 39600",
                    "2028-04-01T15:00:00Z 37800", "2028-09-30T15:30:00Z 39600",
                ]
            ),
            (
                "AAA-3BBB,J60/2,J300/25:30:15",
                [
                    "2027-02-28T23:00:00Z 14400", "2027-10-27T21:30:15Z 10800",
                    "2028-02-29T23:00:00Z 14400", "2028-10-27T21:30:15Z 10800",
                ]
            ),
            (
                "AAA-3BBB,59,300/-1:15",
                [
                    "2027-02-28T23:00:00Z 14400", "2027-10-27T18:45:00Z 10800",
                    "2028-02-28T23:00:00Z 14400", "2028-10-26T18:45:00Z 10800",
                ]
            ),
            (
                "AAA+4:30:15BBB3,M2.5.3/3,M8.1.6/24",
                [
                    "2027-02-24T07:30:15Z -10800", "2027-08-08T03:00:00Z -16215",
                    "2028-02-23T07:30:15Z -10800", "2028-08-06T03:00:00Z -16215",
                ]
            ),
            (
                "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
                [
                    "2027-04-04T03:00:00Z -14400", "2027-09-05T04:00:00Z -10800",
                    "2028-04-02T03:00:00Z -14400", "2028-09-03T04:00:00Z -10800",
                ]
            ),
        ] as [(String, [String])])
    func `follow any rule of POSIX`(footer: String, changes: [String]) throws {
        let rules = try TimeZoneRules(name: "A", parsing: ZoneFile(footer: footer).bytes)
        var before: Duration?
        for change in changes {
            let words = change.split(separator: " ")
            let moment = try #require(Timestamp(rfc3339: String(words[0])))
            let after = try Duration.seconds(#require(Int64(words[1])))
            #expect(rules.offset(at: moment) == after)
            #expect(rules.offset(at: moment + .milliseconds(-1)) != after)
            if let before { #expect(rules.offset(at: moment + .milliseconds(-1)) == before) }
            before = after
        }
    }

    /// December 31 and a hundred hours; Python looks for changes in their own year alone.
    @Test func `may set clocks in the year after`() throws {
        let footer = "AAA-2BBB-2:20,J365/100,J100"
        let rules = try TimeZoneRules(name: "A", parsing: ZoneFile(footer: footer).bytes)
        let change = try #require(Timestamp(rfc3339: "2028-01-04T02:00:00Z"))
        #expect(rules.offset(at: change + .milliseconds(-1)) == .seconds(7200))
        #expect(rules.offset(at: change) == .seconds(8400))
    }

    @Test func `may have daylight time all year`() throws {
        let rules = try TimeZoneRules(name: "A", parsing: ZoneFile(footer: "XXX3EDT4,0/0,J365/23").bytes)
        for hour in 0..<24 * 800 {
            let moment = Timestamp(seconds: 1_798_000_000 + Int64(hour) * 3600)
            try #require(rules.offset(at: moment) == .seconds(-14400))
        }
    }

    @Test func `keep the last offset where there is no rule`() throws {
        var file = ZoneFile()
        file.offsets = [100, 200]
        file.changes = [(5000, 1)]
        let rules = try TimeZoneRules(name: "A", parsing: file.bytes)
        #expect(rules.offset(at: Timestamp(seconds: 4999)) == .seconds(100))
        #expect(rules.offset(at: .distantFuture) == .seconds(200))
    }

    @Test(arguments: [
        "EST", "E5", "EST5EDT", "EST25", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,", "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "<EST5", "<E!T>5",
        "EST5EDT,J0,J5", "EST5EDT,J366,J5", "EST5EDT,366,5", "EST5EDT,M3.2.0/168,M11.1.0", "EST5:60",
        "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT4:,M3.2.0,M11.1.0", "EST5EDT,M3.2.0/,M11.1.0", "EST9999999999999",
        "EST--5", ":America/New_York", "\u{65E5}\u{672C}-9",
    ])
    func `are not read from a malformed rule`(footer: String) {
        #expect(throws: TimeZoneError.malformedRule) {
            try TimeZoneRules(name: "A", parsing: ZoneFile(footer: footer).bytes)
        }
    }

    @Test func `are not read from what is no such file`() throws {
        func reason(_ change: (inout ZoneFile) -> Void) -> TimeZoneError? {
            var file = ZoneFile(footer: "UTC0")
            change(&file)
            return #expect(throws: TimeZoneError.self) { try TimeZoneRules(name: "A", parsing: file.bytes) }
        }
        #expect(reason { $0.version = 0 } == .oldVersion)
        #expect(reason { $0.leapSeconds = 1 } == .countsLeapSeconds)
        #expect(reason { $0.offsets = [] } == .inconsistent)
        #expect(reason { $0.offsets = [93_600] } == .inconsistent)
        #expect(reason { $0.offsets = [-90_000] } == .inconsistent)
        #expect(reason { $0.changes = [(1, 1)] } == .inconsistent)
        #expect(reason { $0.changes = [(1, 0), (1, 0)] } == .inconsistent)
        #expect(throws: TimeZoneError.notTimeZone) { try TimeZoneRules(name: "A", parsing: []) }
        #expect(throws: TimeZoneError.notTimeZone) {
            try TimeZoneRules(name: "A", parsing: Array("#!/bin/sh".utf8))
        }
        #expect(throws: TimeZoneError.tooLong(limit: 1 << 20)) {
            try TimeZoneRules(name: "A", parsing: [UInt8](repeating: 0, count: 1 << 20 + 1))
        }
    }

    @Test func `are not read from a file that ends too early`() throws {
        let bytes = try ZoneFile.installed("Europe/Dublin")
        for count in bytes.indices {
            #expect(throws: TimeZoneError.self) {
                try TimeZoneRules(name: "A", parsing: Array(bytes[..<count]))
            }
        }
    }

    /// Damage is an error or other rules, never a trap or an endless search.
    @Test func `survive any damage`() throws {
        let whole = try ZoneFile.installed("Antarctica/Troll")
        var dice = Dice(seed: 2)
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            guard let rules = try? TimeZoneRules(name: "A", parsing: bytes) else { continue }
            let moment = Timestamp(milliseconds: Int64.random(in: Int64.min...Int64.max, using: &dice))
            _ = rules.startOfDay(rules.day(of: moment))
            _ = try DailyHours("22:00-08:00").end(after: moment, in: rules)
        }
    }

    @Test func `hold at the ends of all time`() throws {
        let rules = try TimeZoneRules(name: "A", parsing: ZoneFile.installed("America/New_York"))
        for moment in [Timestamp(milliseconds: .min), Timestamp(milliseconds: .max)] {
            let day = rules.day(of: moment)
            // Midnight in Greenwich on the last day that there is, and New York is behind it.
            #expect(abs(Int64(day.number) - Int64(moment.milliseconds < 0 ? Int32.min : .max)) <= 1)
            #expect((0..<1440).contains(rules.minuteOfDay(at: moment)))
            #expect(abs((rules.startOfDay(day).seconds - Int64(day.number) * 86400)) < 86400)
        }
    }

    @Test func `have no offset in UTC`() {
        let moment = Timestamp(seconds: 1_795_431_840)
        #expect(TimeZoneRules.utc.name == "UTC")
        #expect(TimeZoneRules.utc.offset(at: moment) == .zero)
        #expect(TimeZoneRules.utc.day(of: moment).description == "2026-11-23")
        #expect(TimeZoneRules.utc.minuteOfDay(at: moment) == 11 * 60 + 4)
    }
}
