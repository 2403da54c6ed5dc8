/// What is known of a delivery's receipt.
package enum ReceiptStatus: Int, Sendable {
    /// None came, or none is expected.
    case none = 0
    /// The provider reported that it arrived.
    case delivered = 1
    /// The provider reported that it did not.
    case failed = 2
    /// None came in time.
    case timeout = 3
}
