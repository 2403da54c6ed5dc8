import Messaging
import Policy
import Testing

@Suite struct `A router` {
    private let channel = ChannelID(1)
    private static let rest = Timestamp(seconds: 1000)
    private let moment = rest

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

    private func names(
        _ count: Int, from router: inout Router, _ candidates: [Router.Candidate], avoiding: String? = nil
    ) -> String {
        (0..<count).map { _ in
            let choice = router.choose(
                on: channel, among: candidates, excluding: [], avoiding: avoiding.map(Self.account))
            guard case .account(let account, _) = choice else { return "-" }
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
        #expect(other == .account(Self.account("a"), why: "by weight among a (1), b (1)"))
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
        let resting = candidate("a", priority: 0, .tripped(until: moment))
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

    @Test(
        arguments: [
            .tripped(until: rest), .throttled(until: rest), .spent(until: rest), .probing,
        ] as [AccountWindow.Availability])
    func `lets a later priority stand in for an account that cannot`(
        availability: AccountWindow.Availability
    ) {
        var router = Router()
        let candidates = [candidate("a", availability), candidate("b", priority: 1)]
        #expect(names(2, from: &router, candidates) == "bb")
    }

    @Test func `says when the first of resting accounts wakes`() {
        var router = Router()
        let candidates = [
            candidate("a", .tripped(until: moment + .seconds(9))),
            candidate("b", .throttled(until: moment + .seconds(7))),
            candidate("c", priority: 2, .spent(until: moment + .seconds(8))), candidate("d", .probing),
        ]
        let choice = router.choose(on: channel, among: candidates, excluding: [])
        #expect(choice == .shut(until: moment + .seconds(7)))
    }

    @Test func `waits for a probe where there is nothing else`() {
        var router = Router()
        #expect(router.choose(on: channel, among: [candidate("a", .probing)], excluding: []) == .busy)
    }

    @Test func `leaves out what failed this delivery before`() {
        var router = Router()
        let candidates = [candidate("a"), candidate("b", priority: 1)]
        let choice = router.choose(on: channel, among: candidates, excluding: [Self.account("a")])
        let why = "b is the first choice; a: failed this delivery before"
        #expect(choice == .account(Self.account("b"), why: why))
    }

    @Test func `avoids the account that carried the last one, and takes turns among the others`() {
        var router = Router()
        let candidates = [candidate("a", weight: 5), candidate("b"), candidate("c")]
        #expect(names(4, from: &router, candidates, avoiding: "a") == "bcbc")
        let why = "by weight among b (1), c (1); a: carried the last one to this recipient"
        let choice = router.choose(
            on: channel, among: candidates, excluding: [], avoiding: Self.account("a"))
        #expect(choice == .account(Self.account("b"), why: why))
    }

    @Test func `avoids no account where no other of its priority is open`() {
        var router = Router()
        let others = [
            candidate("b", .full), candidate("b", .tripped(until: moment)), candidate("b", priority: 1),
        ]
        for other in others {
            #expect(names(1, from: &router, [candidate("a"), other], avoiding: "a") == "a")
        }
        #expect(names(1, from: &router, [candidate("a")], avoiding: "a") == "a")
        let choice = router.choose(
            on: channel, among: [candidate("a"), candidate("b")], excluding: [Self.account("b")],
            avoiding: Self.account("a"))
        #expect(
            choice
                == .account(Self.account("a"), why: "a is the first choice; b: failed this delivery before"))
    }

    @Test func `leaves the credit of an avoided account as it is`() {
        var router = Router()
        let candidates = [candidate("a"), candidate("b"), candidate("c")]
        #expect(names(1, from: &router, candidates) == "a")
        #expect(names(2, from: &router, candidates, avoiding: "a") == "bc")
        let other = router.choose(on: ChannelID(2), among: candidates, excluding: [])
        #expect(other == .account(Self.account("a"), why: "by weight among a (1), b (1), c (1)"))
    }

    @Test func `finds none where none is bound, or none is left`() {
        var router = Router()
        #expect(router.choose(on: channel, among: [], excluding: []) == .none)
        let choice = router.choose(on: channel, among: [candidate("a")], excluding: [Self.account("a")])
        #expect(choice == .none)
    }

    @Test func `says of every account why it was passed over`() {
        var router = Router()
        func why(_ candidates: [Router.Candidate], excluding: [AccountID] = []) -> String {
            let choice = router.choose(
                on: channel, among: candidates, excluding: excluding, avoiding: Self.account("i"))
            guard case .account(_, let why) = choice else { return "" }
            return why
        }
        #expect(why([candidate("a")]) == "a is the channel's only account")
        #expect(why([candidate("a", weight: 3), candidate("b")]) == "by weight among a (3), b (1)")
        let others = [
            candidate("b", .full), candidate("c", .tripped(until: moment)), candidate("d", priority: 1),
            candidate("e", .throttled(until: moment)), candidate("f", .spent(until: moment)),
            candidate("g", .paced(until: moment)), candidate("h", .probing), candidate("i"),
            candidate("j", priority: 2, .full), candidate("k"),
        ]
        #expect(
            why([candidate("a")] + others, excluding: [Self.account("k")]) == """
                a is the first choice; b: busy; c: breaker open until \(moment); d, j: later priority; \
                e: throttled by its provider until \(moment); f: daily budget spent until \(moment); \
                g: keeps to its pace until \(moment); h: breaker half open, a probe is under way; \
                i: carried the last one to this recipient; k: failed this delivery before
                """)
    }

    @Test func `passes over an account that is paused, and says so`() {
        var router = Router()
        let pair = [candidate("a", .paused), candidate("b", priority: 1)]
        guard case .account(let account, let why) = router.choose(on: channel, among: pair, excluding: [])
        else {
            Issue.record("nobody was chosen")
            return
        }
        #expect(account == Self.account("b"))
        #expect(why == "b is the first choice; a: paused by the operator")
        #expect(router.choose(on: channel, among: [candidate("a", .paused)], excluding: []) == .none)
    }
}
