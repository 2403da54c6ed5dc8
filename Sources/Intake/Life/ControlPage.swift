/// What became of a wish about some of many deliveries, and where the others begin.
package struct ControlPage: Equatable, Sendable {
    /// What became of it, for these.
    package var tally: ControlTally
    /// What to go on after; nil when these were the last.
    package var next: Int64?
}
