import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `A receiver's history` {
    private static let start = Timestamp(seconds: 1_000_000_000)
    private let channel = ChannelID(1)
    private let anna = Recipient("+8613800138000")
    private static let limits = ReceiverLimit.standardForCodes

    private func refusal(
        _ history: inout ReceiverHistory, at seconds: Int, limits: [ReceiverLimit] = limits
    ) -> ReceiverHistory.Refusal? {
        history.refusal(for: anna, on: channel, limits: limits, now: Self.start + .seconds(seconds))
    }

    private func record(_ history: inout ReceiverHistory, at seconds: Int) {
        history.record(anna, on: channel, limits: Self.limits, at: Self.start + .seconds(seconds))
    }

    @Test func `names the limit that holds longest, and until when`() {
        var history = ReceiverHistory()
        #expect(refusal(&history, at: 0) == nil)
        record(&history, at: 0)
        #expect(refusal(&history, at: 10)?.retryAfter == .seconds(20))
        #expect(refusal(&history, at: 30) == nil)
        for second in [30, 60, 90, 120] { record(&history, at: second) }
        let refusal = refusal(&history, at: 130)
        #expect(refusal?.limit == Self.limits[1] && refusal?.retryAfter == .seconds(3470))
        #expect(self.refusal(&history, at: 3600) == nil)
        let others = history.refusal(
            for: anna, on: ChannelID(2), limits: Self.limits, now: Self.start + .seconds(130))
        #expect(others == nil)
    }

    @Test func `takes back what was not sent after all`() {
        var history = ReceiverHistory()
        record(&history, at: 0)
        history.takeBack(anna, on: channel, at: Self.start)
        history.takeBack(anna, on: channel, at: Self.start)
        #expect(refusal(&history, at: 0) == nil)
    }

    @Test(arguments: [-365 * 86_400, -86_400, -3600, 3600, 86_400, 365 * 86_400])
    func `locks nobody out for longer than a window when the clock jumps`(jump: Int) {
        var history = ReceiverHistory()
        for second in stride(from: 0, to: 300, by: 60) { record(&history, at: second) }
        let refusal = refusal(&history, at: jump)
        if let refusal { #expect(refusal.retryAfter <= refusal.limit.window) }
        if jump < 0 { #expect(refusal?.limit == Self.limits[1]) }
        #expect(self.refusal(&history, at: jump + 3600) == nil)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `never allows more in any window, whatever the clock does, nor after a crash`(seed: UInt64) {
        var dice = Dice(seed: seed)
        var (history, seconds) = (ReceiverHistory(), 0)
        let limits = [
            ReceiverLimit(count: 2, window: .seconds(30)), ReceiverLimit(count: 5, window: .seconds(300)),
        ]
        let jumps = seed.isMultiple(of: 2)
        var all: [Int] = []
        var sinceJump: [Int] = []
        for _ in 0..<400 {
            seconds += Int.random(in: 0...40, using: &dice)
            if jumps, Int.random(in: 0...60, using: &dice) == 0 {
                seconds += [-31_536_000, -3600, 3600, 31_536_000].randomElement(using: &dice) ?? 0
                sinceJump = []
            }
            let now = Self.start + .seconds(seconds)
            guard history.refusal(for: anna, on: channel, limits: limits, now: now) == nil else { continue }
            history.record(anna, on: channel, limits: limits, at: now)
            all.append(seconds)
            sinceJump.append(seconds)
            for limit in limits {
                let inWindow = sinceJump.filter { Duration.seconds(seconds - $0) < limit.window }
                #expect(inWindow.count <= limit.count)
            }
        }
        var rebuilt = ReceiverHistory()
        for moment in all {
            rebuilt.record(anna, on: channel, limits: limits, at: Self.start + .seconds(moment))
        }
        for later in 0..<300 {
            let now = Self.start + .seconds(max(seconds, all.last ?? 0) + later)
            let kept = history.refusal(for: anna, on: channel, limits: limits, now: now)
            let known = rebuilt.refusal(for: anna, on: channel, limits: limits, now: now)
            // A jump that nobody recorded anything after is noticed later, and so holds longer.
            let isRight = jumps ? (known?.retryAfter ?? .zero) >= (kept?.retryAfter ?? .zero) : known == kept
            #expect(isRight, "after \(later) s: \(String(describing: known))")
        }
    }

    @Test func `forgets those of longest ago when there are too many`() {
        var history = ReceiverHistory(capacity: 100)
        for number in 0..<200 {
            history.record(
                Recipient("r\(number)"), on: channel, limits: Self.limits, at: Self.start + .seconds(number))
        }
        let now = Self.start + .seconds(200)
        let known = (0..<200).filter { number in
            history.refusal(
                for: Recipient("r\(number)"), on: channel,
                limits: [ReceiverLimit(count: 1, window: .seconds(3600))], now: now) != nil
        }
        #expect(known.count <= 100 && known.count >= 70)
        #expect(known == Array((200 - known.count)..<200))
    }
}
