import Catalog
import Messaging
import Policy

/// The windows of all accounts that were ever looked at. Owned by the dispatcher.
struct AccountWindows {
    private var windows: [AccountID: AccountWindow] = [:]
    private let most: Int

    /// Windows that never open wider than `most`, whatever an account allows.
    init(most: Int) { self.most = most }

    /// The accounts that may carry what goes over `channel`, and whether each may begin an attempt at `now`.
    mutating func candidates(
        of channel: Channel, in catalog: CatalogSnapshot, now: Timestamp
    ) -> [Router.Candidate] {
        guard channel.isEnabled else { return [] }
        return channel.bindings.compactMap { binding in
            guard binding.isEnabled, let account = catalog.account(binding.account), account.isEnabled else {
                return nil
            }
            let limit = min(account.concurrencyMax, most)
            var window = windows[account.id] ?? AccountWindow(limit: limit)
            window.setLimit(limit)
            windows[account.id] = window
            return Router.Candidate(
                binding: binding, name: account.name, availability: window.availability(now: now))
        }
    }

    /// Takes a permit of an account that has one.
    mutating func take(_ account: AccountID) { windows[account]?.take() }

    /// Gives a permit back, with what was learnt when there was an attempt at all.
    mutating func release(_ account: AccountID, after result: AttemptResult?, now: Timestamp) {
        if let result { windows[account]?.finish(result, now: now) } else { windows[account]?.giveBack() }
    }

    /// What each account is doing, the oldest account first.
    var statuses: [AccountStatus] {
        windows.sorted { $0.key < $1.key }.map { AccountStatus(account: $0.key, window: $0.value) }
    }
}
