import FoundationEssentials
import GRDB
package import Messaging

extension LedgerReader {
    /// The attempt that a receipt speaks of; nil if the tables know none, or cannot tell which.
    ///
    /// Where the provider echoed our name for the attempt, that one, if it went through `account`: a receipt
    /// of one account must not settle another's attempt. Otherwise the one that the provider gave its name
    /// to; where several share it, the receipt must say to whom, and the first without a receipt is taken.
    ///
    /// Last, where nobody has that name: some providers take a message and their answer gets lost, so that
    /// its name is never learned. If exactly one attempt of the account to this recipient ended so within
    /// ``uncertainReceiptPatience`` and is not settled, the receipt can only be about it.
    ///
    /// - Parameter moment: when the receipt came.
    package func attempt(
        matching notice: ReceiptNotice, account: AccountID, at moment: Timestamp
    ) throws(LedgerError) -> MatchedAttempt? {
        try read("the attempt of a receipt") { database in
            try ReceiptSearch(notice: notice, account: account, moment: moment).attempt(in: database)
        }
    }

    /// How long after an attempt of unknown end a receipt may still be its own: carriers keep a message for
    /// 72 hours at the longest.
    package static let uncertainReceiptPatience = Duration.seconds(72 * 3600)
}
