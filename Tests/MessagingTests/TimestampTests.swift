import Messaging
import TestSupport
import Testing

@Suite struct `A moment` {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
            (1, "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.001Z"),
            (-1, "1969-12-31T23:59:59Z", "1969-12-31T23:59:59.999Z"),
            (-1000, "1969-12-31T23:59:59Z", "1969-12-31T23:59:59.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"),
            (1_795_431_840_123, "2026-11-23T11:04:00Z", "2026-11-23T11:04:00.123Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999Z"),
            (-62_167_219_200_000, "0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
        ] as [(Int64, String, String)])
    func `is written to the second, and to the millisecond where asked`(
        milliseconds: Int64, plain: String, precise: String
    ) {
        let moment = Timestamp(milliseconds: milliseconds)
        #expect(moment.description == plain)
        #expect(moment.precise == precise)
    }

    @Test(
        arguments: [
            ("2026-11-23T11:04:00Z", 1_795_431_840_000),
            ("2026-11-23T19:04:00+08:00", 1_795_431_840_000),
            ("2026-11-23T00:34:00-10:30", 1_795_431_840_000),
            ("2026-11-24T10:59:00+23:55", 1_795_431_840_000),
            ("2026-11-23T11:04:00-00:00", 1_795_431_840_000),
            ("2026-11-23T11:04:00.1Z", 1_795_431_840_100),
            ("2026-11-23T11:04:00.12Z", 1_795_431_840_120),
            ("2026-11-23T11:04:00.123Z", 1_795_431_840_123),
            ("2026-11-23T11:04:00.123999999Z", 1_795_431_840_123),
            ("2026-11-23T11:04:00.1239999999999Z", 1_795_431_840_123),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("2024-02-29T23:59:59Z", 1_709_251_199_000),
            ("1970-01-01T07:59:59+08:00", -1000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000),
        ] as [(String, Int64)])
    func `is read with any offset and any fraction`(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "now", "2026-11-23", "2026-11-23T11:04Z", "2026-11-23T11:04:00", "2026-11-23 11:04:00Z",
        "2026-11-23t11:04:00Z", "2026-11-23T11:04:00z", "26-11-23T11:04:00Z", "+2026-11-23T11:04:00Z",
        "2026-1-23T11:04:00Z", "2026-11-23T1:04:00Z", "2026-11-23T11:04:00.Z", "2026-11-23T11:04:00,5Z",
        "2026-11-23T11:04:00+0800", "2026-11-23T11:04:00+08", "2026-11-23T11:04:00+24:00",
        "2026-11-23T11:04:00+08:60", "2026-11-23T11:04:00Z ", " 2026-11-23T11:04:00Z",
        "2026-11-23T11:04:00ZZ", "2026-11-23T11:04:00\u{2212}08:00", "２０２６-11-23T11:04:00Z",
    ])
    func `is not read from another form`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: [
        "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z",
        "2026-04-31T00:00:00Z", "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2024-02-30T00:00:00Z",
        "2026-01-01T24:00:00Z", "2026-01-01T23:60:00Z", "2016-12-31T23:59:60Z",
    ])
    func `is not read from a date or a time that never was`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `that is written and read again is the same`(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<500 {
            let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999
            let moment = Timestamp(milliseconds: .random(in: range, using: &dice))
            #expect(Timestamp(rfc3339: moment.precise) == moment, "seed \(seed)")
            let second = Timestamp(seconds: moment.seconds)
            #expect(Timestamp(rfc3339: moment.description) == second, "seed \(seed)")
        }
    }

    @Test func `is the day after the day before, through four hundred years`() {
        var texts: [String] = []
        for day in 0..<146_097 as Range<Int64> {
            texts.append(String(Timestamp(seconds: day * 86_400).description.prefix(10)))
        }
        #expect(texts == texts.sorted())
        #expect(Set(texts).count == texts.count)
        #expect(texts.first == "1970-01-01" && texts.last == "2369-12-31")
    }

    @Test(
        arguments: [
            (-1001, -2), (-1000, -1), (-999, -1), (-1, -1), (0, 0), (999, 0), (1000, 1),
        ] as [(Int64, Int64)])
    func `has whole seconds, rounded down`(milliseconds: Int64, seconds: Int64) {
        #expect(Timestamp(milliseconds: milliseconds).seconds == seconds)
    }

    @Test func `moves by durations and tells the time between two`() {
        let moment = Timestamp(seconds: 100)
        #expect(moment + .milliseconds(1500) == Timestamp(milliseconds: 101_500))
        #expect(moment + .microseconds(1999) == Timestamp(milliseconds: 100_001))
        #expect(moment + .seconds(-100) == Timestamp(seconds: 0))
        #expect(moment - Timestamp(seconds: 160) == .seconds(-60))
        #expect(moment < Timestamp.distantFuture)
    }
}
