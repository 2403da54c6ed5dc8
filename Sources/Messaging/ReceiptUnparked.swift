/// The fact behind ``Event/receiptUnparked(_:)``.
package struct ReceiptUnparked: Equatable, Sendable {
    /// The callback that the receipt came with.
    package var callback: CallbackID
    /// Its place among the callback's parked receipts, counted from 0.
    package var place: Int
    /// When.
    package var at: Timestamp
    /// Whether its attempt was found; otherwise its time passed.
    package var isMatched: Bool

    /// The end of a parked receipt.
    package init(callback: CallbackID, place: Int, at: Timestamp, isMatched: Bool) {
        self.callback = callback
        self.place = place
        self.at = at
        self.isMatched = isMatched
    }
}
