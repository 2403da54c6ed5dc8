/// What became of a wish about many deliveries.
package struct ControlTally: Equatable, Sendable {
    private var counts: [ControlAnswer: Int] = [:]

    /// A tally of nothing yet.
    package init() {}

    /// How many deliveries had that answer.
    package func count(_ answer: ControlAnswer) -> Int { counts[answer] ?? 0 }

    /// How many deliveries were looked at.
    package var total: Int { counts.values.reduce(0, +) }

    /// Counts one more.
    mutating func add(_ answer: ControlAnswer) { counts[answer, default: 0] += 1 }

    /// Counts what another tally has.
    mutating func add(_ other: ControlTally) { counts.merge(other.counts, uniquingKeysWith: +) }
}
