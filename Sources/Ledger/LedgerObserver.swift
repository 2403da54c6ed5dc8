/// Who is told what the ledger does, so that it can be counted and shown.
///
/// It is told on the threads that do the work, and everybody waits for them: it must be quick and never wait.
package struct LedgerObserver: Sendable {
    let onSync: @Sendable (Duration) -> Void
    let onApplied: @Sendable ([LedgerFact]) -> Void
    let onLives: @Sendable ([LifeEvent]) -> Void

    /// Nobody.
    package static let none = LedgerObserver(onSync: { _ in }, onApplied: { _ in })

    /// - Parameters:
    ///   - onSync: told how long each sync of the journal took.
    ///   - onApplied: told what became true with each transaction, in order and once, after it was committed.
    ///   - onLives: told in the same way what happened to deliveries, for people.
    package init(
        onSync: @escaping @Sendable (Duration) -> Void,
        onApplied: @escaping @Sendable ([LedgerFact]) -> Void,
        onLives: @escaping @Sendable ([LifeEvent]) -> Void = { _ in }
    ) {
        self.onSync = onSync
        self.onApplied = onApplied
        self.onLives = onLives
    }

    /// The same, and besides `onLives` is told what happened to deliveries.
    package func telling(_ onLives: @escaping @Sendable ([LifeEvent]) -> Void) -> LedgerObserver {
        LedgerObserver(
            onSync: onSync, onApplied: onApplied,
            onLives: { [tellOthers = self.onLives] events in
                tellOthers(events)
                onLives(events)
            })
    }
}
