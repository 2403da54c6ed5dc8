/// Who is told what the ledger does, so that it can be counted.
///
/// It is told on the threads that do the work, and everybody waits for them: it must be quick and never wait.
package struct LedgerObserver: Sendable {
    let onSync: @Sendable (Duration) -> Void
    let onApplied: @Sendable ([LedgerFact]) -> Void

    /// Nobody.
    package static let none = LedgerObserver(onSync: { _ in }, onApplied: { _ in })

    /// - Parameters:
    ///   - onSync: told how long each sync of the journal took.
    ///   - onApplied: told what became true with each transaction, in order and once, after it was committed.
    package init(
        onSync: @escaping @Sendable (Duration) -> Void,
        onApplied: @escaping @Sendable ([LedgerFact]) -> Void
    ) {
        self.onSync = onSync
        self.onApplied = onApplied
    }
}
