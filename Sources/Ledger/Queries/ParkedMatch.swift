package import Messaging

/// A parked receipt whose attempt is known by now.
package struct ParkedMatch: Equatable, Sendable {
    /// The callback that it came with.
    package let callback: CallbackID
    /// Its place among the callback's parked receipts, counted from 0.
    package let place: Int
    /// The account that it came through.
    package let account: AccountID
    /// What it says.
    package let notice: ReceiptNotice
    /// The attempt that it speaks of.
    package let matched: MatchedAttempt
}
