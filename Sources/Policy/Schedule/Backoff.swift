import Messaging

/// How long to wait before the next attempt.
package enum Backoff {
    /// The first wait; the original's rule engine begins there too.
    package static let first = Duration.seconds(2)
    /// The longest wait.
    package static let longest = Duration.seconds(600)

    /// The wait after the `attempt`-th attempt: 2 s, 4 s, 8 s … 10 min, each moved by up to a fifth in
    /// either direction, so that what failed together does not come back together.
    ///
    /// - Parameter dice: any number; the same number gives the same wait, and none the wait
    ///   that chance moves. The owner rolls it once and
    ///   records the moment that follows, so a replay never rolls again.
    package static func delay(afterAttempt attempt: Int, dice: UInt64?) -> Duration {
        let doublings = min(max(attempt, 1) - 1, 20)
        let plain = min(first.milliseconds << Int64(doublings), longest.milliseconds)
        guard let dice else { return .milliseconds(plain) }
        let spread = plain / 5
        return .milliseconds(plain - spread + Int64(dice % UInt64(2 * spread + 1)))
    }
}
