package import Ledger
package import Messaging
import Synchronization

/// Whether the house takes new work at all. Asked before anything costly is done.
///
/// A journal makes bursts cheap, not the steady state: what is accepted faster than the tables can follow
/// would only make the journal longer. So the lag is watched, and so is the disk.
package final class Admission: Sendable {
    private let bookkeeper: Bookkeeper
    private let lagBytesMax: Int
    private let isClosed: @Sendable () -> Bool
    private let isDiskLow = Mutex(false)

    /// Watches the lag of `bookkeeper`'s tables; `lagBytesMax` bytes of journal are allowed.
    ///
    /// - Parameter isClosed: whether an operator wants nothing new accepted.
    package init(
        bookkeeper: Bookkeeper, lagBytesMax: Int, isClosed: @escaping @Sendable () -> Bool = { false }
    ) {
        self.bookkeeper = bookkeeper
        self.lagBytesMax = lagBytesMax
        self.isClosed = isClosed
    }

    /// Told by whoever watches the disk, whether there is room for new work.
    package func setDiskLow(_ isLow: Bool) { isDiskLow.withLock { $0 = isLow } }

    /// Whether new work is taken now.
    package var isTakingWork: Bool {
        !isClosed() && !isDiskLow.withLock { $0 } && bookkeeper.lag <= lagBytesMax
    }

    /// Throws if the house takes no new work now.
    package func check() throws(Refusal) {
        if isClosed() {
            throw Refusal(
                .overloaded,
                "The server is prepared for maintenance and takes no new message; send this one again later.",
                retryAfter: .seconds(60))
        }
        if isDiskLow.withLock({ $0 }) { throw Self.diskFull }
        if bookkeeper.lag > lagBytesMax {
            throw Refusal(
                .overloaded, "More messages arrive than can be recorded; send this one again in a moment.",
                retryAfter: .seconds(1))
        }
    }

    /// What the caller is told when the house could not keep its message.
    static func refusal(for error: LedgerError) -> Refusal {
        switch error.kind {
        case .full: diskFull
        case .overloaded, .closed, .locked, .damaged, .trouble:
            Refusal(
                .overloaded,
                "The message could not be recorded and was not accepted; send it again in a moment.",
                retryAfter: .seconds(5))
        }
    }

    private static let diskFull = Refusal(
        .overloaded,
        "The server's disk is full, so no message is accepted. What was accepted before is still sent.",
        retryAfter: .seconds(30))
}
