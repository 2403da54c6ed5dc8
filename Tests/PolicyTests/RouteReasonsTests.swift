import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `Reasons for a route` {
    private let moment = Timestamp(rfc3339: "2026-11-23T12:03:05Z")!

    private func shares(_ names: [String]) -> [RouteReasons.Share] {
        names.enumerated().map { RouteReasons.Share($1, weight: $0 + 1) }
    }

    @Test func `are plain words that name every account`() {
        let reasons = RouteReasons(
            .byWeight([.init("aliyun", weight: 10), .init("tencent", weight: 5)]),
            passedOver: [
                PassedOver(["huawei"], .failedBefore), PassedOver(["zrwinfo"], .tripped, until: moment),
                PassedOver(["backup", "spare"], .laterPriority),
            ])
        #expect(
            reasons.text == """
                by weight among aliyun (10), tencent (5); huawei: failed this delivery before; \
                zrwinfo: breaker open until 2026-11-23T12:03:05Z; backup, spare: later priority
                """)
        #expect(RouteReasons(.only("aliyun")).text == "aliyun is the channel's only account")
    }

    @Test func `can be read back from their words`() {
        var dice = Dice(seed: 11)
        for _ in 0..<500 {
            let names = (0..<Int.random(in: 1...6, using: &dice)).map { "账号 no \($0)" }
            let taken = Int.random(in: 1...names.count, using: &dice)
            let passedOver = names[taken...].map { name in
                PassedOver(
                    [name], PassedOver.Cause.allCases.randomElement(using: &dice)!,
                    until: Bool.random(using: &dice) ? moment : nil)
            }
            let choice: RouteReasons.Choice =
                taken > 1
                ? .byWeight(shares(Array(names[..<taken])))
                : passedOver.isEmpty ? .only(names[0]) : .first(names[0])
            let reasons = RouteReasons(choice, passedOver: passedOver)
            #expect(RouteReasons(text: reasons.text) == reasons)
        }
    }

    @Test func `fit into their limit, and count whom they cannot name`() {
        let names = (0..<50).map { "\($0)" + String(repeating: "n", count: 98) }
        for taken in [1, 2, 25, 50] {
            let reasons = RouteReasons(
                taken == 1 ? .first(names[0]) : .byWeight(shares(Array(names[..<taken]))),
                passedOver: names[taken...].isEmpty ? [] : [PassedOver(Array(names[taken...]), .busy)])
            let text = reasons.text
            #expect(text.count <= RouteReasons.textMax)
            let read = RouteReasons(text: text)
            #expect(named(in: read) + (read?.unnamed ?? 0) == 50)
            #expect(named(in: read) >= 9)
        }
    }

    private func named(in reasons: RouteReasons?) -> Int {
        let others = reasons?.passedOver.reduce(0) { $0 + $1.accounts.count } ?? 0
        return if case .byWeight(let shares) = reasons?.choice { others + shares.count } else { others + 1 }
    }

    @Test func `are not confused by an account's name`() {
        let name = "a; b, c: busy (3)"
        let reasons = RouteReasons(.first(name), passedOver: [PassedOver([name], .busy)])
        #expect(reasons.text == "a_ b_ c_ busy _3_ is the first choice; a_ b_ c_ busy _3_: busy")
        #expect(RouteReasons(text: reasons.text)?.passedOver.count == 1)
    }

    @Test(
        arguments: [
            "", "no reason", "by weight among ", "by weight among a", "by weight among a (x)",
            "a is the first choice; b", "a is the first choice; b: tired",
            "a is the first choice; b: busy until noon",
        ])
    func `are not read from other words`(text: String) {
        #expect(RouteReasons(text: text) == nil)
    }
}
