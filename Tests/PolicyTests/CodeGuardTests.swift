import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A code guard` {
    private static let start = Timestamp(seconds: 1_000_000_000)

    private func code(
        _ number: Int = 0, application: String = "shop", address: String = ""
    ) -> CodeGuard.Code {
        CodeGuard.Code(
            recipient: Recipient("+86\(13_800_138_000 + number)"),
            application: ApplicationID(application), clientAddress: address)
    }

    @Test func `lets a number wait twice as long after each code, an hour at most`() {
        var guardian = CodeGuard()
        var now = Self.start
        var waits: [Int64] = []
        for application in 0..<8 {
            let wait = guardian.refusal(of: code(application: "a\(application)"), now: now)
            waits.append((wait?.retryAfter.milliseconds ?? 0) / 1000)
            now = now + (wait?.retryAfter ?? .zero)
            #expect(guardian.refusal(of: code(), now: now) == nil)
            guardian.record(code(), at: now)
        }
        #expect(waits == [0, 30, 60, 120, 240, 480, 960, 1920])
        let pause = guardian.refusal(of: code(), now: now)?.retryAfter ?? .zero
        #expect(pause <= .seconds(3600))
        #expect(guardian.refusal(of: code(), now: now + .seconds(3600)) == nil)
    }

    @Test func `stops a script that runs through numbers`() {
        var guardian = CodeGuard()
        for number in 0..<60 {
            let now = Self.start + .seconds(number)
            #expect(guardian.refusal(of: code(number), now: now) == nil)
            guardian.record(code(number), at: now)
        }
        let now = Self.start + .seconds(100)
        let refusal = guardian.refusal(of: code(60), now: now)
        #expect(refusal?.reason == .prefix && refusal?.retryAfter == .seconds(500))
        #expect(guardian.refusal(of: code(5), now: now) == nil, "a number that counts already")
        #expect(guardian.refusal(of: code(20_000), now: now) == nil, "a number of another prefix")
        #expect(guardian.refusal(of: code(60), now: Self.start + .seconds(600)) == nil)
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("2001:db8::1", "2001:db8::ffff", true),
        ("2001:db8::1", "2001:db8:0:1::1", false), ("::ffff:192.0.2.1", "192.0.2.1", true),
        ("::ffff:192.0.2.1", "192.0.2.2", false), ("somebody", "somebody", false), ("", "", false),
    ])
    func `counts a person's network`(one: String, other: String, isSame: Bool) {
        var guardian = CodeGuard()
        for number in 0..<20 { guardian.record(code(number * 10_000, address: one), at: Self.start) }
        let refusal = guardian.refusal(of: code(999_999, address: other), now: Self.start)
        #expect((refusal?.reason == .address) == isSame)
        #expect(guardian.refusal(of: code(999_999, address: other), now: Self.start + .seconds(600)) == nil)
    }

    @Test func `bounds an application's codes a minute`() {
        var guardian = CodeGuard()
        for number in 0..<1200 {
            guardian.record(code(number * 10_000), at: Self.start + .milliseconds(number * 10))
        }
        let now = Self.start + .seconds(30)
        let refusal = guardian.refusal(of: code(999), now: now)
        #expect(refusal?.reason == .application && refusal?.retryAfter == .seconds(30))
        #expect(guardian.refusal(of: code(999, application: "bank"), now: now) == nil)
    }

    @Test func `takes back what was not sent after all, and limits nothing where it is told not to`() {
        var limits = CodeGuardLimits()
        (limits.numbersPerPrefix, limits.codesPerAddress, limits.codesPerApplication) = (1, 1, 1)
        var guardian = CodeGuard(limits: limits)
        let one = code(address: "192.0.2.1")
        guardian.record(one, at: Self.start)
        #expect(guardian.refusal(of: one, now: Self.start) != nil)
        guardian.takeBack(one, at: Self.start)
        #expect(guardian.refusal(of: one, now: Self.start) == nil)
        #expect(guardian.refusal(of: code(1, address: "192.0.2.1"), now: Self.start) == nil)
        (limits.numbersPerPrefix, limits.codesPerAddress, limits.codesPerApplication) = (0, 0, 0)
        limits.firstPause = .zero
        guardian.limits = limits
        for _ in 0..<5 { guardian.record(one, at: Self.start) }
        #expect(guardian.refusal(of: one, now: Self.start) == nil)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `locks nobody out for longer than an hour, whatever the clock does`(seed: UInt64) {
        var dice = Dice(seed: seed)
        var (guardian, now) = (CodeGuard(), Self.start)
        for _ in 0..<300 {
            now = now + .seconds(Int.random(in: 0...200, using: &dice))
            if Int.random(in: 0...40, using: &dice) == 0 {
                now = now + .seconds([-31_536_000, -3600, 3600, 31_536_000].randomElement(using: &dice) ?? 0)
            }
            let next = code(Int.random(in: 0...3, using: &dice), address: "192.0.2.1")
            if let refusal = guardian.refusal(of: next, now: now) {
                #expect(refusal.retryAfter > .zero && refusal.retryAfter <= .seconds(3600))
                #expect(guardian.refusal(of: next, now: now + .seconds(3600)) == nil)
            } else {
                guardian.record(next, at: now)
            }
        }
    }
}
