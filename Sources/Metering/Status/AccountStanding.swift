package import Messaging
package import Policy

/// How an account is.
package struct AccountStanding: Sendable {
    /// In one word.
    package enum State: String, Sendable {
        /// Attempts may begin.
        case open
        /// Its provider wants no calls for a while.
        case throttled
        /// It failed too often; single attempts tell whether it works again.
        case halfOpen = "half open"
        /// It failed too often and rests.
        case resting
        /// An operator took it out for a while.
        case paused
        /// It is switched off in the settings.
        case disabled
    }

    /// Which account.
    package let account: Account
    /// Its permits and what they learnt.
    package let window: AccountWindow
    /// In one word.
    package let state: State
    /// When that ends by itself.
    package let until: Timestamp?
    /// Why it rests.
    package let reason: String?

    /// An account as it is at `now`.
    ///
    /// - Parameter change: the last change of its circuit breaker.
    package init(_ account: Account, _ window: AccountWindow, change: BreakerChanged?, at now: Timestamp) {
        self.account = account
        self.window = window
        let breaker = window.breaker.state(now: now)
        let throttle = window.throttledUntil(now: now)
        (state, until) =
            switch (account.isEnabled, account.isPaused, breaker) {
            case (false, _, _): (.disabled, nil)
            case (_, true, _): (.paused, nil)
            case (_, _, .open): (.resting, window.breaker.until)
            case (_, _, .halfOpen): (.halfOpen, nil)
            case (_, _, .closed): throttle == nil ? (.open, nil) : (.throttled, throttle)
            }
        reason = change?.state == .open && breaker != .closed ? change?.reason : nil
    }

    /// Whether attempts may begin on it sooner or later without anybody's doing.
    package var isUsable: Bool {
        switch state {
        case .open, .throttled, .halfOpen: true
        case .resting, .paused, .disabled: false
        }
    }
}
