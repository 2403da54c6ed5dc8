import Messaging
import Testing

@testable import Providers

@Suite struct `A call that is refused for one recipient` {
    private func number(_ order: AttemptOrder) -> Int {
        Int(order.recipient.address.dropFirst(3)).map { $0 - 13_800_000_000 } ?? -1
    }

    /// Divides a call for `count` where the provider refuses all that has one of `bad`.
    private func divide(_ count: Int, bad: Set<Int>) async -> (results: [AttemptResult], calls: [Int]) {
        var calls: [Int] = []
        let results = await CallDivision.attempt(AliyunFixtures.orders(count)) { group in
            calls.append(group.count)
            if group.contains(where: { bad.contains(number($0)) }) {
                return .refusedForOne(AttemptResult(.rejected(.permanent), code: "bad"))
            }
            return .results(
                group.map { AttemptResult(.accepted, providerMessageID: String(number($0))) })
        }
        return (results, calls)
    }

    @Test func `is not divided when it is taken`() async {
        let (results, calls) = await divide(1000, bad: [])
        #expect(calls == [1000])
        #expect(results.map(\.providerMessageID) == (0..<1000).map(String.init))
    }

    @Test(arguments: [[0], [999], [17, 500, 501], Array(0..<8)])
    func `lets all the others through, each once and in order`(bad: [Int]) async {
        let (results, calls) = await divide(1000, bad: Set(bad))
        #expect(results.count == 1000)
        for (index, result) in results.enumerated() {
            #expect(result.outcome == (bad.contains(index) ? .rejected(.permanent) : .accepted))
            #expect(bad.contains(index) || result.providerMessageID == String(index))
        }
        #expect(calls.count <= 2 * 10 * bad.count + 1)
    }

    @Test func `is called for again a limited number of times, and the rest waits`() async {
        let (results, calls) = await divide(1000, bad: Set(0..<1000))
        #expect(calls.count == CallDivision.callsMax)
        #expect(results.count == 1000)
        #expect(results.contains { $0.outcome == .deferred(.transient) })
        #expect(results.allSatisfy { $0.outcome != .accepted && $0.outcome != .uncertain })
    }

    @Test func `leaves those uncertain that an answer forgets`() async {
        let results = await CallDivision.attempt(AliyunFixtures.orders(2)) { _ in
            .results([AttemptResult(.accepted)])
        }
        #expect(results.map(\.outcome) == [.accepted, .uncertain])
    }
}
