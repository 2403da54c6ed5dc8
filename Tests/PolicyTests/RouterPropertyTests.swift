import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A router over many choices` {
    private let channel = ChannelID(1)
    private let moment = Timestamp(seconds: 1000)

    private func candidates(
        _ weights: [Int], _ availability: (Int) -> AccountWindow.Availability = { _ in .open },
        priority: (Int) -> Int = { _ in 0 }
    ) -> [Router.Candidate] {
        weights.enumerated().map { index, weight in
            Router.Candidate(
                binding: Binding(
                    account: AccountID(Int64(index)), weight: weight, priority: priority(index),
                    isEnabled: true),
                name: "account\(index)", availability: availability(index))
        }
    }

    /// What each account had more than its share after each choice, in messages.
    private func excesses(_ weights: [Int], choices: Int) -> [[Double]] {
        var router = Router()
        let candidates = candidates(weights)
        let total = Double(weights.reduce(0, +))
        var counts = weights.map { _ in 0 }
        return (1...choices).map { choice in
            if case .account(let account, _) = router.choose(on: channel, among: candidates, excluding: []) {
                counts[Int(account.number)] += 1
            }
            return zip(counts, weights).map { Double($0) - Double(choice * $1) / total }
        }
    }

    /// How far an account of `count` can fall behind its share: 1/2 + 1/3 + … + 1/count messages.
    ///
    /// The richest of all pays with every choice. Let k be how many of the poorest-served are looked at: on
    /// average they lack at most 1/(k + 1) more than the k + 1 poorest-served, and all together lack nothing.
    /// For two or three accounts that is less than one message; for fifty it is 3.5 at the very most.
    private func lackMax(_ count: Int) -> Double {
        (2...max(2, count)).reduce(0) { $0 + 1 / Double($1) }
    }

    private func weights(_ seed: UInt64) -> [Int] {
        var dice = Dice(seed: seed)
        let most = [3, 10, 40].randomElement(using: &dice)!
        let count = seed < 30 ? 2 + Int(seed % 2) : Int.random(in: 2...12, using: &dice)
        return (0..<count).map { _ in Int.random(in: 1...most, using: &dice) }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `gives each account its share to within one message`(seed: UInt64) {
        let weights = weights(seed)
        let total = weights.reduce(0, +)
        let excesses = excesses(weights, choices: 2 * total)
        let lackMax = lackMax(weights.count)
        for excess in excesses.joined() {
            // Never a whole message too many; nor one too few, where two or three share the work.
            #expect(excess < 1 && excess > -lackMax - 1e-9, "weights \(weights)")
            if weights.count <= 3 { #expect(excess > -1, "weights \(weights)") }
        }
        // Over a whole round the shares are exact.
        #expect(excesses[total - 1].allSatisfy { abs($0) < 1e-9 }, "weights \(weights)")
    }

    @Test(arguments: 20..<45 as Range<UInt64>)
    func `keeps to the shares in any window, wherever it begins`(seed: UInt64) {
        let weights = weights(seed).map { min($0, 8) }
        let excesses = [weights.map { _ in 0.0 }] + excesses(weights, choices: 2 * weights.reduce(0, +))
        // A window is the difference of two beginnings. Two accounts: one message at most.
        let most = 1 - 1 / Double(weights.count) + lackMax(weights.count)
        for account in weights.indices {
            for end in excesses.indices {
                for begin in 0..<end {
                    let excess = excesses[end][account] - excesses[begin][account]
                    guard abs(excess) > most + 1e-9 else { continue }
                    Issue.record("weights \(weights): \(excess) in \(begin)..<\(end)")
                    return
                }
            }
        }
    }

    @Test func `chooses only what is open and not excluded, of the first priority that can`() {
        let all: [AccountWindow.Availability] = [
            .open, .open, .full, .probing, .paced(until: moment), .throttled(until: moment),
            .tripped(until: moment), .spent(until: moment),
        ]
        var router = Router()
        for seed in 0..<1500 as Range<UInt64> {
            var dice = Dice(seed: seed)
            let availabilities = (0..<6).map { _ in all.randomElement(using: &dice)! }
            let priorities = (0..<6).map { _ in Int.random(in: 0...2, using: &dice) }
            let candidates = candidates(
                Array(repeating: 2, count: Int.random(in: 0...6, using: &dice)), { availabilities[$0] },
                priority: { priorities[$0] })
            let excluded = (0..<6).filter { _ in Int.random(in: 0...3, using: &dice) == 0 }
                .map { AccountID(Int64($0)) }
            let avoided = Bool.random(using: &dice) ? AccountID(Int64.random(in: 0...5, using: &dice)) : nil
            var other = router
            let choice = router.choose(
                on: channel, among: candidates, excluding: excluded, avoiding: avoided)
            check(choice, candidates, excluded, avoided)
            // Avoiding decides who, never whether.
            let plain = other.choose(on: channel, among: candidates, excluding: excluded)
            if case .account = plain {
                guard case .account = choice else {
                    Issue.record("seed \(seed): nobody was left")
                    continue
                }
            } else {
                #expect(choice == plain, "seed \(seed)")
            }
        }
    }

    private func check(
        _ choice: RouteChoice, _ candidates: [Router.Candidate], _ excluded: [AccountID],
        _ avoided: AccountID?
    ) {
        let left = candidates.filter { !excluded.contains($0.binding.account) }
        guard case .account(let account, let why) = choice else {
            // Nobody is open, or who is stands in for somebody who is only busy or slow.
            let first = left.filter { $0.availability == .open }.map(\.binding.priority).min()
            #expect(
                first == nil
                    || left.contains { $0.binding.priority < first! && $0.availability.holdsOthersBack })
            return
        }
        guard let chosen = left.first(where: { $0.binding.account == account }) else {
            Issue.record("an excluded account was chosen")
            return
        }
        let priority = chosen.binding.priority
        #expect(chosen.availability == .open)
        #expect(
            !left.contains {
                $0.binding.priority < priority
                    && ($0.availability == .open || $0.availability.holdsOthersBack)
            })
        if account == avoided {
            #expect(
                !left.contains {
                    $0.binding.account != account && $0.binding.priority == priority
                        && $0.availability == .open
                })
        }
        #expect(candidates.allSatisfy { why.contains($0.name) } && why.count <= RouteReasons.textMax)
        #expect(RouteReasons(text: why)?.text == why)
    }

    @Test func `keeps the shares roughly where some are always passed over`() {
        for seed in 0..<10 as Range<UInt64> {
            var dice = Dice(seed: seed)
            var router = Router()
            let candidates = candidates([5, 5, 5, 5])
            var counts = [0, 0, 0, 0]
            for _ in 0..<800 {
                let avoided = AccountID(Int64.random(in: 0...3, using: &dice))
                let choice = router.choose(on: channel, among: candidates, excluding: [], avoiding: avoided)
                guard case .account(let account, _) = choice else { continue }
                #expect(account != avoided)
                counts[Int(account.number)] += 1
            }
            #expect(counts.allSatisfy { abs($0 - 200) < 30 }, "seed \(seed): \(counts)")
        }
    }
}

extension AccountWindow.Availability {
    /// Whether those of later priorities wait for it rather than stand in.
    fileprivate var holdsOthersBack: Bool {
        switch self {
        case .full, .paced: true
        case .open, .probing, .throttled, .tripped, .spent, .paused: false
        }
    }
}
