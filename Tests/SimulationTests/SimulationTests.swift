import Glibc
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

    /// `MESSAGE_PUSH_SEED` names one, `MESSAGE_PUSH_SEEDS` how many.
    private static var seeds: Range<UInt64> {
        if let one = setting("MESSAGE_PUSH_SEED"), let seed = UInt64(one.dropFirst(2), radix: 16) {
            return seed..<(seed + 1)
        }
        return 0..<(setting("MESSAGE_PUSH_SEEDS").flatMap { UInt64($0) } ?? 10_000)
    }

    private static func setting(_ name: String) -> String? {
        // Safe: the environment does not change while tests run, and the text is copied at once.
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
