package import Messaging

/// A callback as operators see it.
package struct CallbackView: Equatable, Sendable {
    /// What came; of its body the first ``bodyBytesShown`` bytes.
    package let callback: CallbackReceived
    /// How many bytes the whole body has.
    package let bodyBytes: Int
    /// When it was read; nil while nobody has.
    package let readAt: Timestamp?
    /// How many of its receipts found their attempt when it was read.
    package let matched: Int
    /// How many did not.
    package let parked: Int
    /// What was wrong with it; empty when all of it was read.
    package let problem: String

    /// How much of a body is shown: receipts of one callback seldom have more, and a list of whole bodies
    /// could fill the memory.
    package static let bodyBytesShown = 4096
}
