import Ledger

/// The two ledgers of a world, which the next world in the same thread uses again.
struct Ledgers: Sendable {
    /// The one that lives through the power cuts.
    let lived: SimulatedLedger
    /// The one that is made from the journal in the end.
    let rebuilt: SimulatedLedger

    init() throws {
        lived = try SimulatedLedger()
        rebuilt = try SimulatedLedger()
    }

    /// Forgets the last world.
    func clear() throws {
        try lived.clear()
        try rebuilt.clear()
    }
}
