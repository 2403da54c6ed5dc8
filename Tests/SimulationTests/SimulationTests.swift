import Glibc
import Messaging
import Testing

@Suite struct `A simulated world` {
    @Test func `keeps every promise, whatever the seed`() async throws {
        try await withThrowingTaskGroup { group in
            let seeds = Self.seeds
            for part in 0..<2 {
                group.addTask {
                    let ledgers = try Ledgers()
                    for seed in seeds where seed % 2 == UInt64(part) {
                        try Simulation.run(.random(seed: seed), ledgers: ledgers)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `meets everything that worlds are made for`() throws {
        let ledgers = try Ledgers()
        var seen: Set<String> = []
        for seed in 0..<60 as Range<UInt64> {
            try ledgers.clear()
            let world = World(.random(seed: seed), ledgers: ledgers)
            world.run()
            for event in world.history.events { seen.formUnion(event.sights) }
        }
        let wanted: Set = [
            "cancel", "hold", "release", "reschedule", "rule 1", "rule 2", "rule 3", "rule 4", "rule 5",
            "a breaker opens", "a breaker closes", "a charge", "a quota", "a night", "an alert", "an answer",
        ]
        #expect(wanted.subtracting(seen) == [])
    }

    /// `MESSAGE_PUSH_SEED` names one, `MESSAGE_PUSH_SEEDS` how many.
    private static var seeds: Range<UInt64> {
        if let one = setting("MESSAGE_PUSH_SEED"), let seed = UInt64(one.dropFirst(2), radix: 16) {
            return seed..<(seed + 1)
        }
        return 0..<(setting("MESSAGE_PUSH_SEEDS").flatMap { UInt64($0) } ?? 2_000)
    }

    private static func setting(_ name: String) -> String? {
        // Safe: the environment does not change while tests run, and the text is copied at once.
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}

extension Event {
    /// What is worth seeing in it.
    fileprivate var sights: [String] {
        switch self {
        case .messageAccepted(let accepted):
            (accepted.message.quotaDay == nil ? [] : ["a quota"])
                + (accepted.deliveries.allSatisfy { $0.notBefore == nil } ? [] : ["a night"])
        case .deliveryControlled(let controlled): [controlled.control.name]
        case .attemptFinished(let finished): [finished.rule] + (finished.charge == nil ? [] : ["a charge"])
        case .receiptArrived(let receipt): receipt.followUp.map { [$0.rule] } ?? []
        case .breakerChanged(let change): [change.state == .open ? "a breaker opens" : "a breaker closes"]
        case .alertRaised: ["an alert"]
        case .attemptAnswered: ["an answer"]
        default: []
        }
    }
}
