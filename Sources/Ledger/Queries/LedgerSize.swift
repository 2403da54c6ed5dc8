package import Messaging

/// How much room the ledger takes, and how far back it goes.
package struct LedgerSize: Equatable, Sendable {
    /// Bytes of the database file, its log of the last changes not counted.
    package let bytes: Int
    /// Bytes of it that deleting left free; they are used again.
    package let freeBytes: Int
    /// When the oldest message that is kept was accepted; nil where there is none.
    package let oldestMessage: Timestamp?
    /// When the newest message was accepted; nil where there is none.
    package let newestMessage: Timestamp?
}
