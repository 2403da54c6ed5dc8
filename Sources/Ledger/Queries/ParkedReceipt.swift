package import Messaging

/// A receipt that waits for its attempt.
package struct ParkedReceipt: Equatable, Sendable {
    /// The callback that it came with.
    package let callback: CallbackID
    /// Its place among the callback's parked receipts, counted from 0.
    package let place: Int
    /// The account that it came through.
    package let account: AccountID
    /// What it says.
    package let notice: ReceiptNotice
    /// Since when it waits.
    package let parkedAt: Timestamp
}
