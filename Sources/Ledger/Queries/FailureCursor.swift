import Messaging

/// A place in the list of recorded failures. It means something to ``LedgerReader`` alone.
package struct FailureCursor: Equatable, Sendable {
    let scene: FailureRule.Scene
    let at: Timestamp
    let delivery: Int64
    let attempt: Int
}
