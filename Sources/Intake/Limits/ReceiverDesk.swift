package import Catalog
package import Ledger
import Messaging
package import Policy
import Synchronization

/// Remembers who was written to of late, so that no receiver gets too many messages of a channel, the same
/// text twice by mistake, or a storm of codes.
///
/// Each delivery is judged and counted in one step, so no number of requests at once gets past a limit. The
/// mutex guards the counts, and nothing waits under it.
package final class ReceiverDesk: Sendable {
    /// Deliveries that are read from the ledger at once.
    private static let pageMax = 5000
    private let guards: Mutex<ReceiverGuards>
    private let codeLimits: CodeGuardLimits?

    /// A desk that remembers nobody.
    ///
    /// - Parameter codeLimits: how many messages of class `code` are too many; nil to let all through.
    package init(codeLimits: CodeGuardLimits?) {
        self.codeLimits = codeLimits
        guards = Mutex(ReceiverGuards(codeLimits: codeLimits))
    }

    /// Learns who was written to before the daemon started; the channels' limits are those of `catalog`.
    package func remember(
        from bookkeeper: Bookkeeper, catalog: CatalogSnapshot
    ) async throws(LedgerError) {
        var after: Int64 = 0
        while true {
            let start = after
            let page = try await bookkeeper.read(after: bookkeeper.durable) { tables throws(LedgerError) in
                try await tables.guardedDeliveries(after: start, limit: Self.pageMax)
            }.value
            guard let last = page.last else { return }
            after = last.number
            guards.withLock { guards in
                for delivery in page {
                    guard let channel = catalog.channel(delivery.channel) else { continue }
                    guards.record(GuardedWriting(delivery, on: channel), as: nil, at: delivery.acceptedAt)
                }
            }
        }
    }

    /// By what deliveries over `channel` are to be remembered, and for how long; nil if nothing limits them.
    func guarding(
        on channel: Channel, digest: UInt64, clientAddress: String, now: Timestamp
    ) -> Guarding? {
        var windows = channel.receiverLimits.map(\.window) + [channel.repeatWindow].compactMap(\.self)
        if channel.messageClass == .code, let codeLimits { windows.append(codeLimits.longestWindow) }
        guard let longest = windows.max() else { return nil }
        return Guarding(
            contentDigest: channel.repeatWindow == nil ? 0 : digest, clientAddress: clientAddress,
            until: now + longest)
    }

    /// Counts a delivery, if it is within all limits.
    ///
    /// - Throws: 409 for a text that its receiver just got; 30001 for a limit that is reached.
    func take(_ writing: GuardedWriting, as task: DeliveryID, now: Timestamp) throws(Refusal) {
        let refusal = guards.withLock { guards -> Refusal? in
            if let refusal = guards.refusal(of: writing, now: now) { return refusal }
            guards.record(writing, as: task, at: now)
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Forgets a delivery that was counted at `moment` and not recorded after all.
    func giveBack(_ writing: GuardedWriting, at moment: Timestamp) {
        guards.withLock { $0.takeBack(writing, at: moment) }
    }
}

extension CodeGuardLimits {
    /// How long a code matters to any of them.
    fileprivate var longestWindow: Duration {
        max(numberMemory, prefixWindow, addressWindow, applicationWindow)
    }
}
