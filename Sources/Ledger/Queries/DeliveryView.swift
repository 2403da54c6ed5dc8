package import Messaging

/// A delivery with its message, as status queries and traces show it.
package struct DeliveryView: Sendable {
    /// The ledger's number of the delivery (`id` on the wire).
    package let number: Int64
    /// The delivery.
    package let delivery: Delivery
    /// Its message, without attachments.
    package let message: Message
    /// Where it stands.
    package let state: DeliveryState
    /// When something is next to be done about it.
    package let due: Timestamp
    /// Where it waits.
    package let line: Line
    /// When it is too late to send.
    package let expiresAt: Timestamp
    /// Whether somebody wanted it held or cancelled while an attempt was under way.
    package let isWished: Bool
    /// What its attempts have cost so far.
    package let cost: Money
    /// How many attempts began.
    package let attempts: Int
    /// Accounts that are out of its choice.
    package let excluded: [AccountID]
    /// The account of the last attempt.
    package let account: AccountID?
    /// The provider's last code.
    package let code: String
    /// The provider's last words, or ours.
    package let text: String
    /// What is known of its receipt.
    package let receipt: ReceiptStatus
    /// When the receipt came, or was given up.
    package let receiptAt: Timestamp?
    /// When anything last happened to it.
    package let updatedAt: Timestamp

    /// Which delivery it repeats; nil for a first one.
    package var resentFrom: DeliveryID? { delivery.resentFrom }
}
