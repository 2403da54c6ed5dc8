import Messaging

/// Durations as operators write them: `90s`, `10m`, `24h`, `3d`.
enum DurationText {
    private static let units: [(letter: Character, seconds: Int64)] = [
        ("d", 86400), ("h", 3600), ("m", 60), ("s", 1),
    ]

    /// Reads digits and one unit; nil for anything else and for more than about 31 years.
    static func parse(_ text: String) -> Duration? {
        guard let last = text.last, let unit = units.first(where: { $0.letter == last }) else { return nil }
        let digits = text.dropLast()
        guard (1...9).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }),
            let count = Int64(digits), count * unit.seconds <= 1_000_000_000
        else { return nil }
        return .seconds(count * unit.seconds)
    }

    /// Writes whole seconds in the largest unit that divides them.
    static func text(_ duration: Duration) -> String {
        let seconds = duration.milliseconds / 1000
        for unit in units where seconds != 0 && seconds.isMultiple(of: unit.seconds) {
            return "\(seconds / unit.seconds)\(unit.letter)"
        }
        return "0s"
    }
}
