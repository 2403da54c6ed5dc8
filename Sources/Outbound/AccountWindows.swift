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

    /// The accounts that may carry what goes over `channel`, and whether each may begin an attempt at `now`.
    mutating func candidates(
        of channel: Channel, in catalog: CatalogSnapshot, senders: (Account) -> (any Sender)?, now: Timestamp
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
            return Router.Candidate(
                binding: binding, name: account.name, availability: window.availability(now: now))
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

    /// Gives a permit back, with what was learnt when there was an attempt at all.
    mutating func release(_ account: AccountID, after result: AttemptResult?, now: Timestamp) {
        if let result { windows[account]?.finish(result, now: now) } else { windows[account]?.giveBack() }
    }

    /// What each account is doing, the oldest account first.
    var statuses: [AccountStatus] {
        windows.sorted { $0.key < $1.key }.map { AccountStatus(account: $0.key, window: $0.value) }
    }
}
