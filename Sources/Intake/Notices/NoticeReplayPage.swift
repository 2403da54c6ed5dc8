package import Messaging

/// What was told again of some ends, and where the others begin.
package struct NoticeReplayPage: Equatable, Sendable {
    /// Ends that were looked at.
    package var notices: Int
    /// Messages that tell them, one for each end and endpoint.
    package var messages: Int
    /// What to go on after; nil when these were the last.
    package var next: NoticeID?
}
