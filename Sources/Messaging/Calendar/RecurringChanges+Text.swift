extension RecurringChanges {
    /// Reads a POSIX TZ string such as `EST5EDT,M3.2.0,M11.1.0`, with times of up to a week before or after
    /// midnight (RFC 9636 §3.3.2); nil for anything else. Daylight time without dates is refused: POSIX
    /// leaves open when it would be.
    init?(text bytes: ArraySlice<UInt8>) {
        var reader = RuleReader(rest: bytes)
        guard reader.skipName(), let west = reader.time(hoursMax: 24) else { return nil }
        standardOffset = -west
        guard !reader.rest.isEmpty else {
            daylight = nil
            return
        }
        guard reader.skipName() else { return nil }
        var offset = standardOffset + 3600
        if reader.rest.first != UInt8(ascii: ",") {
            guard let west = reader.time(hoursMax: 24) else { return nil }
            offset = -west
        }
        guard reader.takes(","), let start = reader.yearlyMoment(), reader.takes(","),
            let end = reader.yearlyMoment(), reader.rest.isEmpty
        else { return nil }
        daylight = Daylight(offset: offset, start: start, end: end)
    }
}

/// Takes the parts of a POSIX TZ string off its front.
private struct RuleReader {
    var rest: ArraySlice<UInt8>

    mutating func takes(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Letters, or `<` anything of letters, digits and signs `>`. Names of zones are for people.
    mutating func skipName() -> Bool {
        let isQuoted = takes("<")
        let name = rest.prefix { byte in
            switch UnicodeScalar(byte) {
            case "a"..."z", "A"..."Z": true
            case "0"..."9", "+", "-": isQuoted
            default: false
            }
        }
        rest = rest.dropFirst(name.count)
        return name.count >= 3 && (!isQuoted || takes(">"))
    }

    /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
    mutating func time(hoursMax: Int64) -> Int64? {
        let isNegative = takes("-")
        if !isNegative { _ = takes("+") }
        guard let hours = number(in: 0...hoursMax) else { return nil }
        var seconds = hours * 3600
        for unit: Int64 in [60, 1] where takes(":") {
            guard let count = number(in: 0...59) else { return nil }
            seconds += count * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// A date, and the time after `/`, which is two o'clock where there is none.
    mutating func yearlyMoment() -> YearlyMoment? {
        guard let date = yearlyDate() else { return nil }
        guard takes("/") else { return YearlyMoment(date: date, time: 2 * 3600) }
        return time(hoursMax: 167).map { YearlyMoment(date: date, time: $0) }
    }

    private mutating func yearlyDate() -> YearlyDate? {
        if takes("J") { return number(in: 1...365).map { .dayWithoutLeap($0) } }
        guard takes("M") else { return number(in: 0...365).map { .day($0) } }
        guard let month = number(in: 1...12), takes("."), let week = number(in: 1...5), takes("."),
            let day = number(in: 0...6)
        else { return nil }
        return .weekday(month: Int(month), week: week, day: day)
    }

    private mutating func number(in range: ClosedRange<Int64>) -> Int64? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (1...3).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let value = digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        return range.contains(value) ? value : nil
    }
}
