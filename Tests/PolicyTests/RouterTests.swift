import Messaging
import Policy
import Testing

@Suite struct `A router` {
    private let channel = ChannelID(1)
    private let moment = Timestamp(seconds: 1000)

    private func candidate(
        _ name: String, weight: Int = 1, priority: Int = 0, _ availability: AccountWindow.Availability = .open
    ) -> Router.Candidate {
        Router.Candidate(
            binding: Binding(
                account: Self.account(name), weight: weight, priority: priority, isEnabled: true),
            name: name, availability: availability)
    }

    /// `a` is account 1, `b` account 2.
    private static func account(_ name: String) -> AccountID {
        AccountID(Int64(name.unicodeScalars.first!.value - 96))
    }

    private func names(_ count: Int, from router: inout Router, _ candidates: [Router.Candidate]) -> String {
        (0..<count).map { _ in
            guard case .account(let account, _) = router.choose(on: channel, among: candidates, excluding: [])
            else { return "-" }
            return String(UnicodeScalar(UInt8(96 + account.number)))
        }.joined()
    }

    @Test(
        arguments: [
            ([("a", 5), ("b", 1), ("c", 1)], "aabacaa"),
            ([("a", 1), ("b", 1), ("c", 1)], "abc"),
            ([("a", 3), ("b", 1)], "aaba"),
            ([("a", 4), ("b", 2), ("c", 1)], "abacaba"),
            (
                [("a", 1), ("b", 100)],
                String(repeating: "b", count: 50) + "a" + String(repeating: "b", count: 50)
            ),
            ([("a", 7)], "aaaaaaa"),
        ] as [([(String, Int)], String)])
    func `gives nginx's sequence, over and over`(weights: [(String, Int)], sequence: String) {
        var router = Router()
        let candidates = weights.map { candidate($0.0, weight: $0.1) }
        for _ in 0..<3 { #expect(names(sequence.count, from: &router, candidates) == sequence) }
    }

    @Test func `keeps the turns of one channel apart from another's`() {
        var router = Router()
        let candidates = [candidate("a"), candidate("b")]
        #expect(names(1, from: &router, candidates) == "a")
        let other = router.choose(on: ChannelID(2), among: candidates, excluding: [])
        #expect(other == .account(Self.account("a"), why: "by weight among a, b"))
        #expect(names(1, from: &router, candidates) == "b")
    }

    @Test func `waits for an account that keeps to its pace instead of calling one that stands in for it`() {
        var router = Router()
        let candidates = [
            candidate("a", priority: 0, .paced(until: moment)),
            candidate("b", priority: 0, .paced(until: moment + .seconds(1))), candidate("c", priority: 1),
        ]
        let choice = router.choose(on: channel, among: candidates, excluding: [])
        #expect(choice == .shut(until: moment))
    }

    @Test func `uses a later priority only while all before it rest`() {
        var router = Router()
        let first = candidate("a", priority: 0)
        let second = candidate("b", priority: 1)
        #expect(names(3, from: &router, [second, first]) == "aaa")
        let resting = candidate("a", priority: 0, .shut(until: moment))
        #expect(names(3, from: &router, [second, resting]) == "bbb")
    }

    @Test func `waits for a busy account rather than use a later priority`() {
        var router = Router()
        let candidates = [candidate("a", .full), candidate("b", priority: 1)]
        #expect(router.choose(on: channel, among: candidates, excluding: []) == .busy)
    }

    @Test func `passes a busy account over where another has its priority`() {
        var router = Router()
        #expect(names(2, from: &router, [candidate("a", .full), candidate("b")]) == "bb")
    }

    @Test func `says when the first of resting accounts wakes`() {
        var router = Router()
        let candidates = [
            candidate("a", .shut(until: moment + .seconds(9))),
            candidate("b", .shut(until: moment + .seconds(7))),
            candidate("c", priority: 2, .shut(until: moment + .seconds(8))),
        ]
        let choice = router.choose(on: channel, among: candidates, excluding: [])
        #expect(choice == .shut(until: moment + .seconds(7)))
    }

    @Test func `leaves out what failed this delivery before`() {
        var router = Router()
        let candidates = [candidate("a"), candidate("b", priority: 1)]
        let choice = router.choose(on: channel, among: candidates, excluding: [Self.account("a")])
        #expect(choice == .account(Self.account("b"), why: "the first choice; a failed this delivery before"))
    }

    @Test func `finds none where none is bound, or none is left`() {
        var router = Router()
        #expect(router.choose(on: channel, among: [], excluding: []) == .none)
        let choice = router.choose(on: channel, among: [candidate("a")], excluding: [Self.account("a")])
        #expect(choice == .none)
    }

    @Test func `says why in plain words`() {
        var router = Router()
        func why(_ candidates: [Router.Candidate]) -> String {
            guard case .account(_, let why) = router.choose(on: channel, among: candidates, excluding: [])
            else { return "" }
            return why
        }
        #expect(why([candidate("a")]) == "the channel's only account")
        #expect(why([candidate("a"), candidate("b")]) == "by weight among a, b")
        let others = [
            candidate("b", .full), candidate("c", .shut(until: moment)), candidate("d", priority: 1),
        ]
        #expect(
            why([candidate("a")] + others)
                == "the first choice; b is busy, c rests until \(moment), d has a later priority")
    }
}
