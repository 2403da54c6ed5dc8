package import Ledger
package import Messaging

/// How far a batch has come.
package struct BatchProgress: Equatable, Sendable {
    /// Deliveries by where they stand; states without any are left out.
    package let counts: [DeliveryState: Int]
    /// Receivers that were refused when the batch was accepted, because they get too many messages.
    package let refused: Int

    /// The progress of a batch as the ledger has it.
    package init(_ batch: BatchView) { self.init(counts: batch.counts, refused: batch.message.refusedCount) }

    init(counts: [DeliveryState: Int], refused: Int) {
        self.counts = counts.filter { $0.value > 0 }
        self.refused = refused
    }

    /// Receivers that a provider took and, as far as it reports, reached.
    package var succeeded: Int { count { $0 == .delivered || $0 == .unconfirmed } }

    /// Receivers about whom something is still to be done.
    package var pending: Int { count { !$0.isFinal } }

    /// Receivers that got nothing as far as is known, those that were refused at once included.
    package var failed: Int { total - succeeded - pending }

    /// All receivers that the request named.
    package var total: Int { refused + count { _ in true } }

    /// The same in one word.
    package var status: BatchStatus {
        guard pending == 0 else {
            return counts[.held] != nil && counts[.waiting] == nil ? .paused : .processing
        }
        if succeeded > 0 { return .completed }
        return refused == 0 && counts.count == 1 && counts[.cancelled] != nil ? .cancelled : .failed
    }

    private func count(_ isMeant: (DeliveryState) -> Bool) -> Int {
        counts.reduce(0) { isMeant($1.key) ? $0 + $1.value : $0 }
    }
}
