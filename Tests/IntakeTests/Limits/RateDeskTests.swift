import Intake
import Messaging
import Testing

@Suite struct `A rate limit` {
    private let time = SettableTime()
    private let application = LimitedShop().changed { $0.application.rateLimit = 10 }.application

    private func taken(_ rates: RateDesk, tries: Int) -> Int {
        (0..<tries).reduce(0) { count, _ in
            do throws(Refusal) {
                try rates.take(for: application)
                return count + 1
            } catch {
                return count
            }
        }
    }

    @Test func `lets a second's worth through, and then as many as it says`() throws {
        let rates = RateDesk(time: time)
        #expect(taken(rates, tries: 20) == 10)
        let refusal = #expect(throws: Refusal.self) { try rates.take(for: application) }
        #expect(refusal?.code == .rateLimited && refusal?.retryAfter == .seconds(1))
        let standing = try #require(rates.standing(of: application))
        #expect(standing.limit == 10 && standing.remaining == 0 && standing.resetSeconds == 1)
        time.set(TestDesk.start + .milliseconds(300))
        #expect(taken(rates, tries: 20) == 3)
    }

    @Test func `that is zero lets everything through and tells nothing`() throws {
        let rates = RateDesk(time: time)
        let free = LimitedShop().application
        for _ in 0..<1000 { try rates.take(for: free) }
        #expect(rates.standing(of: free) == nil)
    }

    @Test(arguments: [3600, -3600, 365 * 86_400, -365 * 86_400])
    func `outlives a clock that is set`(jump: Int) {
        let rates = RateDesk(time: time)
        #expect(taken(rates, tries: 20) == 10)
        time.set(TestDesk.start + .seconds(jump))
        #expect(taken(rates, tries: 20) == (jump > 0 ? 10 : 0))
        time.set(TestDesk.start + .seconds(jump + 1))
        #expect(taken(rates, tries: 20) == 10)
    }

    @Test func `is never exceeded by many requests at once`() async {
        let rates = RateDesk(time: time)
        let taken = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in self.taken(rates, tries: 10) }
            }
            return await group.reduce(0, +)
        }
        #expect(taken == 10)
    }
}
