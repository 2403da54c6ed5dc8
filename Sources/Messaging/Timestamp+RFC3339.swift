extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC to the second, `2026-11-23T11:04:00Z`: the form of every time on the wire.
    package var description: String { text(withMilliseconds: false) }

    /// RFC 3339 in UTC with milliseconds, `2026-11-23T11:04:00.123Z`.
    package var precise: String { text(withMilliseconds: true) }

    /// Reads RFC 3339 §5.6 as strictly as Go's parser: an offset or `Z` is mandatory, a fraction is
    /// allowed and cut to milliseconds. Returns nil for anything else, impossible dates included.
    package init?(rfc3339 text: String) {
        var reader = DigitReader(Array(text.utf8))
        guard let year = reader.number(digits: 4), reader.takes("-"), let month = reader.number(digits: 2),
            reader.takes("-"), let day = reader.number(digits: 2), reader.takes("T"),
            let hour = reader.number(digits: 2), reader.takes(":"), let minute = reader.number(digits: 2),
            reader.takes(":"), let second = reader.number(digits: 2),
            let fraction = reader.fractionInMilliseconds(), let offset = reader.zoneInMinutes(),
            reader.isAtEnd,
            (1...12).contains(month), day >= 1, day <= Self.daysIn(month: month, year: year),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        let minutes = days * 1440 + hour * 60 + minute - offset
        self.init(milliseconds: (minutes * 60 + second) * 1000 + fraction)
    }

    private func text(withMilliseconds isPrecise: Bool) -> String {
        let day = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400)
        let second = seconds - day * 86400
        let (year, month, dayOfMonth) = Self.date(days: day)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        Self.append(year, width: 4, then: "-", to: &bytes)
        Self.append(month, width: 2, then: "-", to: &bytes)
        Self.append(dayOfMonth, width: 2, then: "T", to: &bytes)
        Self.append(second / 3600, width: 2, then: ":", to: &bytes)
        Self.append(second / 60 % 60, width: 2, then: ":", to: &bytes)
        Self.append(second % 60, width: 2, then: isPrecise ? "." : "Z", to: &bytes)
        if isPrecise { Self.append(milliseconds - seconds * 1000, width: 3, then: "Z", to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Years before 0 and after 9999 have no form in RFC 3339; they are written with a sign or more digits.
    private static func append(
        _ number: Int64, width: Int, then sign: Unicode.Scalar, to bytes: inout [UInt8]
    ) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var divisor: Int64 = 1
        for _ in 1..<width { divisor *= 10 }
        while Int64(number.magnitude) / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(Int64(number.magnitude) / divisor % 10))
            divisor /= 10
        }
        bytes.append(UInt8(ascii: sign))
    }

    private static func daysIn(month: Int64, year: Int64) -> Int64 {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Int(month - 1)]
    }

    /// Days since the epoch of a date in the proleptic Gregorian calendar. Years are counted from
    /// March in eras of 400 years: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of ``days(year:month:day:)``, from the same source.
    private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

/// Takes fixed-width numbers and signs off the front of a text.
private struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func takes(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func number(digits: Int) -> Int64? {
        guard position + digits <= bytes.count else { return nil }
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = nextDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Zero where there is no fraction; nil where a point is followed by no digit.
    mutating func fractionInMilliseconds() -> Int64? {
        guard takes(".") else { return 0 }
        var value: Int64 = 0
        var count = 0
        while let digit = nextDigit() {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        return count == 1 ? value * 100 : count == 2 ? value * 10 : value
    }

    mutating func zoneInMinutes() -> Int64? {
        if takes("Z") { return 0 }
        let isWest = takes("-")
        guard isWest || takes("+"), let hours = number(digits: 2), takes(":"),
            let minutes = number(digits: 2),
            hours < 24, minutes < 60
        else { return nil }
        return (isWest ? -1 : 1) * (hours * 60 + minutes)
    }

    private mutating func nextDigit() -> Int64? {
        guard position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) else {
            return nil
        }
        defer { position += 1 }
        return Int64(bytes[position] - UInt8(ascii: "0"))
    }
}
