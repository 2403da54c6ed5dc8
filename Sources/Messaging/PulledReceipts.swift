/// What fetching receipts came to.
package enum PulledReceipts: Equatable, Sendable {
    /// An answer with receipts, as the provider wrote it; there may be more.
    case some([UInt8])
    /// There are none now.
    case none
    /// The provider gave no usable answer; with the reason in plain words.
    case failed(String)
}
