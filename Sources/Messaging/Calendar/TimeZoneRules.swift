/// The civil time of one zone, past and to come: how far its clocks are from UTC at every moment.
///
/// A value, read once from a TZif file and shared freely.
package struct TimeZoneRules: Equatable, Sendable {
    /// No offset, ever.
    package static let utc = TimeZoneRules(name: "UTC", changes: [], offsets: [0], recurring: nil)

    /// The IANA name, `Asia/Shanghai` for example.
    package let name: String

    /// The seconds since the epoch at which the offset changed, ascending.
    private let changes: [Int64]
    /// Seconds east of UTC: the first until the first change, each of the others from a change on.
    private let offsets: [Int32]
    /// What holds from the last change on; nil where the last offset stays.
    private let recurring: RecurringChanges?

    /// - Parameter offsets: one more than `changes`.
    init(name: String, changes: [Int64], offsets: [Int32], recurring: RecurringChanges?) {
        self.name = name
        self.changes = changes
        self.offsets = offsets
        self.recurring = recurring
    }

    /// How far east of UTC the zone's clocks are at a moment; negative for west.
    package func offset(at moment: Timestamp) -> Duration {
        .seconds(span(at: Self.reckoned(moment)).offset)
    }

    /// The offset at a second since the epoch, and how long it stays.
    func span(at seconds: Int64) -> SteadySpan {
        let index = countOfChanges(upTo: seconds)
        if index < changes.count { return SteadySpan(offset: Int64(offsets[index]), end: changes[index]) }
        return recurring?.span(at: seconds) ?? SteadySpan(offset: Int64(offsets[index]), end: .max)
    }

    /// Whole seconds since the epoch, held within the days that ``CivilDay`` can count, so that no sum
    /// overflows.
    static func reckoned(_ moment: Timestamp) -> Int64 {
        let seconds = moment.milliseconds.flooredDivision(by: 1000).quotient
        return min(max(seconds, Int64(Int32.min) * 86400), Int64(Int32.max) * 86400)
    }

    private func countOfChanges(upTo seconds: Int64) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
