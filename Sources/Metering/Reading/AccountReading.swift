import Catalog
import Messaging
import Policy

/// What the accounts are doing. One that was not looked at since the start is well, as far as anybody knows.
struct AccountReading {
    private let accounts: [(account: Account, window: AccountWindow)]
    private let now: Timestamp

    /// The accounts that somebody entered.
    init(_ windows: [AccountID: AccountWindow], in catalog: CatalogSnapshot, at now: Timestamp) {
        accounts = catalog.accounts.map { account in
            (account, windows[account.id] ?? AccountWindow(limit: account.concurrencyMax))
        }
        self.now = now
    }

    var families: [MetricFamily] {
        [
            .gauge(
                "message_push_breaker_state", "Where an account's circuit breaker stands: 1 for its state.",
                accounts.flatMap(breaker)),
            .gauge(
                "message_push_account_paused", "1 for an account that an operator took out for a while.",
                accounts.map { account, _ in (["account": account.name], account.isPaused ? 1 : 0) }),
            gauge("message_push_account_in_flight", "Calls of an account under way.") { $0.inFlight },
            gauge("message_push_account_window", "Calls that an account may have under way now.") { $0.size },
            gauge("message_push_account_window_limit", "The same once it has proved itself.") { $0.limit },
            .gauge(
                "message_push_account_throttled", "1 while a provider wants no calls of an account.",
                accounts.map { account, window in
                    (["account": account.name], window.throttledUntil(now: now) == nil ? 0 : 1)
                }),
        ]
    }

    private func breaker(_ account: Account, _ window: AccountWindow) -> [(MetricLabels, Double)] {
        let current = window.breaker.state(now: now)
        return BreakerState.allCases.map { state in
            (["account": account.name, "state": state.name.asLabel], state == current ? 1 : 0)
        }
    }

    private func gauge(
        _ name: String, _ help: String, _ number: (AccountWindow) -> Int
    ) -> MetricFamily {
        .gauge(name, help, accounts.map { (["account": $0.account.name], Double(number($0.window))) })
    }
}
