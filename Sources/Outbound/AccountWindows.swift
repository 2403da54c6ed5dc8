import Catalog
import Messaging
import Policy

/// The windows of all accounts that were ever looked at. Owned by the dispatcher.
struct AccountWindows {
    private var windows: [AccountID: AccountWindow] = [:]
    private var recipients: [AccountID: RecipientGauges] = [:]
    private let most: Int
    private let began: Timestamp

    /// Windows that never open wider than `most`, whatever an account allows; `began` is when the daemon did.
    init(most: Int, began: Timestamp) {
        self.most = most
        self.began = began
    }

    /// Continues with the breaker of an account as the last run left it.
    mutating func restore(_ breaker: BreakerChanged) {
        windows[breaker.account] = AccountWindow(limit: most, breaker: CircuitBreaker(restored: breaker))
    }

    /// The accounts that may carry what goes over `channel`, and whether each may begin an attempt at `now`.
    ///
    /// - Parameter spentUntil: until when an account has nothing left to spend; nil while it has.
    mutating func candidates(
        of channel: Channel, in catalog: CatalogSnapshot, senders: (Account) -> (any Sender)?,
        spentUntil: (Account) -> Timestamp?, now: Timestamp
    ) -> [Router.Candidate] {
        guard channel.isEnabled else { return [] }
        return channel.bindings.compactMap { binding in
            guard binding.isEnabled, let account = catalog.account(binding.account), account.isEnabled else {
                return nil
            }
            let limit = min(account.concurrencyMax, most)
            var window = windows[account.id] ?? AccountWindow(limit: limit)
            window.setLimit(limit)
            window.setPacing(senders(account)?.pacing ?? Pacing(), since: began)
            windows[account.id] = window
            let spent = spentUntil(account).map { AccountWindow.Availability.spent(until: $0) }
            return Router.Candidate(
                binding: binding, name: account.name,
                availability: account.isPaused ? .paused : spent ?? window.availability(now: now))
        }
    }

    /// Takes a permit of an account that has one.
    mutating func take(_ account: AccountID, now: Timestamp) { windows[account]?.take(now: now) }

    /// Counts those to whom a call goes that just began.
    mutating func count(recipients: Int, on account: AccountID, now: Timestamp) {
        windows[account]?.count(recipients: recipients, now: now)
    }

    /// When `recipient` may be written to through `account`; nil for now.
    func pause(of recipient: Recipient, on account: AccountID, now: Timestamp) -> Timestamp? {
        recipients[account]?.next(recipient, now: now)
    }

    /// Counts a message to `recipient` through `account`.
    mutating func count(_ recipient: Recipient, on account: AccountID, pace: Pace, now: Timestamp) {
        recipients[account, default: RecipientGauges()].take(recipient, pace: pace, now: now)
    }

    /// Gives a permit back unused.
    mutating func giveBack(_ account: AccountID) { windows[account]?.giveBack() }

    /// Gives a permit back with what was learnt of the account; returns its breaker's change, if it changed.
    mutating func finish(
        _ account: AccountID, _ result: AttemptResult, took: Duration, now: Timestamp
    ) -> BreakerChanged? {
        windows[account]?.finish(result, took: took, account: account, now: now)
    }

    /// Closes the breaker of an account by hand; nil if it was closed.
    mutating func resetBreaker(of account: AccountID, by who: String, now: Timestamp) -> BreakerChanged? {
        windows[account]?.resetBreaker(of: account, by: who, now: now)
    }

    /// What each account is doing, the oldest account first.
    var statuses: [AccountStatus] {
        windows.sorted { $0.key < $1.key }.map { AccountStatus(account: $0.key, window: $0.value) }
    }
}
