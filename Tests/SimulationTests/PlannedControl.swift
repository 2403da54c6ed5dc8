import Intake
import TestSupport

/// Something that somebody is going to want of deliveries.
struct PlannedControl: Sendable {
    /// How it comes to the journal.
    enum Way: CaseIterable, Sendable {
        /// Through the desk, which looks before whether it can be done.
        case desk
        /// Through the desk, for all of a batch.
        case batch
        /// At once, as if whoever asks had looked long before.
        case blind
    }

    /// When, counted from the world's beginning.
    var at: Duration
    /// What is wanted.
    var kind: Kind
    /// How.
    var way: Way
    /// Decides which delivery it is about.
    var pick: Int
    /// For how long what is rescheduled is put off.
    var delay: Duration

    /// What can be wanted.
    enum Kind: CaseIterable, Sendable { case cancel, hold, release, reschedule }

    /// Anything, while most of the world's messages are on their way.
    static func random(_ dice: inout Dice) -> PlannedControl {
        PlannedControl(
            at: .milliseconds(Int64.random(in: 0...90_000, using: &dice)),
            kind: [.cancel, .hold, .hold, .release, .reschedule].randomElement(using: &dice)!,
            way: [.desk, .desk, .batch, .blind, .blind].randomElement(using: &dice)!,
            pick: Int.random(in: 0..<1000, using: &dice),
            delay: .milliseconds(Int64.random(in: -1000...60_000, using: &dice)))
    }
}
