import Testing

/// Runs worlds and tells what went wrong.
enum Simulation {
    /// Runs a world; if something was wrong, runs it again with a log and reports that.
    static func run(_ scenario: Scenario, ledgers: Ledgers) throws {
        try ledgers.clear()
        let world = World(scenario, ledgers: ledgers)
        world.run()
        guard let violation = world.record.violations.first else { return }
        try ledgers.clear()
        let again = World(scenario, ledgers: ledgers, isTold: true)
        again.run()
        let seed = "0x" + String(scenario.seed, radix: 16)
        let hint =
            again.record.violations.first == violation
            ? "" : "\nA repetition went otherwise: not deterministic."
        Issue.record("seed \(seed): \(violation)\(hint)\n\(again.record.notes.joined(separator: "\n"))")
    }
}
