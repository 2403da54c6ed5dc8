import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A request rate` {
    private static let start = Timestamp(seconds: 1_000_000)
    private let shop = ApplicationID("shop")

    @Test func `tells how many are left and when to come again`() {
        var rate = RequestRate()
        let first = rate.admit(shop, limit: 2, now: Self.start)
        #expect(first?.isAdmitted == true && first?.limit == 2 && first?.remaining == 1)
        #expect(first?.resetSeconds == 1 && first?.retryAfter == .zero)
        let second = rate.admit(shop, limit: 2, now: Self.start)
        #expect(second?.isAdmitted == true && second?.retryAfter == .milliseconds(500))
        let third = rate.admit(shop, limit: 2, now: Self.start + .milliseconds(499))
        #expect(third?.isAdmitted == false && third?.retryAfter == .milliseconds(1))
        let fourth = rate.admit(shop, limit: 2, now: Self.start + .milliseconds(500))
        #expect(fourth?.isAdmitted == true)
        let other = rate.admit(ApplicationID("bank"), limit: 1, now: Self.start)
        #expect(other?.isAdmitted == true)
        #expect(rate.admit(shop, limit: 0, now: Self.start) == nil)
    }

    @Test(arguments: [1, 3, 7, 100], [1, 2] as [UInt64])
    func `admits no more in any window than a burst and its share, and no less`(limit: Int, seed: UInt64) {
        var dice = Dice(seed: seed)
        var rate = RequestRate()
        var (now, admitted) = (Self.start, [Timestamp]())
        while now < Self.start + .seconds(20) {
            if rate.admit(shop, limit: limit, now: now)?.isAdmitted == true { admitted.append(now) }
            now = now + .milliseconds(Int.random(in: 0...(1200 / limit), using: &dice))
        }
        for (first, begin) in admitted.enumerated() {
            for (last, end) in admitted.enumerated().dropFirst(first) {
                let most = Double(limit) + Double(limit) * Double((end - begin).milliseconds) / 1000
                #expect(Double(last - first + 1) <= most)
            }
        }
        #expect(admitted.count >= limit * 15)
    }

    @Test(arguments: [-365 * 86_400, -3600, 3600, 365 * 86_400])
    func `locks nobody out when the clock jumps, and gives no second burst when set back`(seconds: Int) {
        var rate = RequestRate()
        for _ in 0..<5 { _ = rate.admit(shop, limit: 5, now: Self.start) }
        let after = Self.start + .seconds(seconds)
        let first = rate.admit(shop, limit: 5, now: after)
        #expect(first?.isAdmitted == (seconds > 0))
        let second = rate.admit(shop, limit: 5, now: after + .milliseconds(200))
        #expect(second?.isAdmitted == true)
    }
}
