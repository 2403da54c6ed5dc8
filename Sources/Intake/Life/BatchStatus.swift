import Messaging

/// How a batch stands, in one word.
///
/// The wire contract knows ``processing``, ``completed`` and ``failed`` (§2.1); the other two are said only
/// where none of these is true.
package enum BatchStatus: String, CaseIterable, Sendable {
    /// Something is still to be sent, is under way, or awaits its receipt.
    case processing
    /// All that is left to send is held.
    case paused
    /// All is over, and at least one receiver was reached.
    case completed
    /// All is over, and nobody was reached because it was cancelled for every one.
    case cancelled
    /// All is over, and nobody was reached.
    case failed
}
