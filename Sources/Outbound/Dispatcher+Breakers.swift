import Catalog
package import Ledger
import Logging
package import Messaging
import Policy

/// The accounts' circuit breakers: what they learn becomes durable, and the operator is told.
extension Dispatcher {
    /// Gives a call's permit back with what was learnt of its account.
    nonisolated func release(
        _ account: AccountID, after result: AttemptResult, took: Duration
    ) async throws(LedgerError) {
        guard let change = await finishCall(account, result, took: took) else { return }
        try await keep(events(of: change))
    }

    /// Closes an account's breaker by the operator's hand; false if it was closed.
    ///
    /// - Throws: ``LedgerError`` if that could not be kept; the breaker is closed all the same until the next
    ///   start.
    package func resetBreaker(of account: AccountID, by who: String) async throws(LedgerError) -> Bool {
        guard let change = windows.resetBreaker(of: account, by: who, now: time.now) else { return false }
        unblockChannels(of: account)
        try await keep(events(of: change))
        return true
    }

    /// Learns which accounts rested when the last run ended.
    func rememberBreakers() async throws(LedgerError) {
        let known = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
            try await tables.breakers()
        }.value
        for breaker in known where breaker.state == .open { windows.restore(breaker) }
    }

    private nonisolated func events(of change: BreakerChanged) -> [Event] {
        let name = catalog().account(change.account)?.name ?? "\(change.account)"
        logger.log(
            level: change.state == .open ? .warning : .notice, "circuit breaker changed",
            metadata: [
                "account": "\(name)", "state": "\(change.state.name)", "reason": "\(change.reason)",
                LogKind.key: "\(LogKind.breakerChanged)",
            ])
        // An application's endpoint that is down is its own affair; who watches endpoints tells of dead ones.
        guard SyntheticNumber(change.account.number) == nil else { return [.breakerChanged(change)] }
        let alert = Alert(breakerOf: name, changed: change)
        guard change.state == .open else {
            raised.forget(alert.key)
            return [
                .breakerChanged(change), .alertResolved(AlertResolved(key: alert.key, at: change.at)),
            ]
        }
        return [.breakerChanged(change)] + (raised.isNews(alert) ? [.alertRaised(alert)] : [])
    }
}
