import Messaging
import Policy
import TestSupport
import Testing

@Suite struct `The wait before the next attempt` {
    @Test(
        arguments: [
            (1, 1600, 2400), (2, 3200, 4800), (3, 6400, 9600), (8, 204_800, 307_200), (9, 409_600, 614_400),
            (10, 480_000, 720_000), (11, 480_000, 720_000), (1_000_000, 480_000, 720_000), (0, 1600, 2400),
            (-5, 1600, 2400),
        ] as [(Int, Int64, Int64)])
    func `doubles up to ten minutes, and moves by a fifth at most`(attempt: Int, least: Int64, most: Int64) {
        var dice = Dice(seed: UInt64(bitPattern: Int64(attempt)))
        let waits = (0..<2000).map { _ in Backoff.delay(afterAttempt: attempt, dice: dice.next()).milliseconds
        }
        #expect(waits.allSatisfy { (least...most).contains($0) })
        let third = (most - least) / 3
        #expect(waits.contains { $0 < least + third } && waits.contains { $0 > most - third })
    }

    @Test func `reaches both its bounds`() {
        #expect(Backoff.delay(afterAttempt: 1, dice: 0) == .milliseconds(1600))
        #expect(Backoff.delay(afterAttempt: 1, dice: 800) == .milliseconds(2400))
        #expect(Backoff.delay(afterAttempt: 1, dice: 801) == .milliseconds(1600))
    }

    @Test func `is the same for the same dice`() {
        #expect(Backoff.delay(afterAttempt: 4, dice: .max) == Backoff.delay(afterAttempt: 4, dice: .max))
    }
}
