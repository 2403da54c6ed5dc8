import Messaging

extension RetryTerms {
    /// The pause after the `attempt`-th attempt, moved by up to a tenth in either direction, so that what
    /// failed together does not come back together. ``delayMax`` bounds it before it is moved.
    ///
    /// - Parameter dice: any number; the same number gives the same pause, and none the one that was written.
    func pause(afterAttempt attempt: Int, dice: UInt64?) -> Duration {
        let most = Double(delayMax.milliseconds)
        var plain = Double(delay.milliseconds)
        // Rules allow 20 retries; the bound keeps a larger number from costing time.
        for _ in 1..<min(max(attempt, 1), 64) where plain < most { plain *= rate }
        let capped = Int64(min(plain, most))
        guard let dice else { return .milliseconds(capped) }
        let spread = capped / 10
        return .milliseconds(capped - spread + Int64(dice % UInt64(2 * spread + 1)))
    }
}
