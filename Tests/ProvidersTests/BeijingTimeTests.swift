import Messaging
import Testing

@testable import Providers

@Suite struct `A time in Beijing` {
    @Test func `is eight hours ahead`() throws {
        let moment = try #require(BeijingTime.parse("2017-01-01 00:00:00"))
        #expect(moment.description == "2016-12-31T16:00:00Z")
        #expect(BeijingTime.dateAndTime(of: moment) == "2017-01-01 00:00:00")
        #expect(BeijingTime.day(of: moment) == "20170101")
        #expect(BeijingTime.day(of: moment + .seconds(-1)) == "20161231")
    }

    @Test(arguments: [
        "", "2017-01-01", "2017-01-01T00:00:00", "2017-01-01  00:00:00", "2017-02-30 00:00:00",
        "2017-01-01 24:00:00", "2017-01-01 00:00:00Z", "2017-01-01 00:00:00.5", "2017-1-1 00:00:00",
    ])
    func `in another form is none`(text: String) {
        #expect(BeijingTime.parse(text) == nil)
    }

    @Test(
        arguments: [
            ("2026-11-23 07:00:00", 8, 3600), ("2026-11-23 08:00:00", 8, 86_400),
            ("2026-11-23 22:30:00", 8, 34_200), ("2026-11-23 23:59:59", 0, 1),
            ("1969-12-31 12:00:00", 0, 43_200),
        ] as [(String, Int64, Int)])
    func `tells how long it is until an hour`(text: String, hour: Int64, seconds: Int) throws {
        let moment = try #require(BeijingTime.parse(text))
        #expect(BeijingTime.wait(untilHour: hour, from: moment) == .seconds(seconds))
    }
}
