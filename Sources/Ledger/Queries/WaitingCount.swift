package import Messaging

/// How much waits in one line.
package struct WaitingCount: Sendable {
    /// The line.
    package let line: Line
    /// Deliveries that are to be attempted.
    package let waiting: Int
    /// Those of them that are due by the moment that was asked about.
    package let due: Int
    /// Deliveries whose receipt is awaited.
    package let awaitingReceipt: Int
    /// Deliveries of unknown end whose provider is going to be asked.
    package let settling: Int
    /// When the first of them is due.
    package let firstDue: Timestamp
}
