/// What an application is told about a delivery; the words of existing receivers (wire contract §6).
package enum NoticeWord: String, CaseIterable, Sendable {
    /// The provider took it and never reports more.
    case success
    /// The provider reported that it arrived.
    case delivered
    /// The provider reported that it did not arrive.
    case rejected
    /// It cannot be delivered, came too late, or was cancelled.
    case failed
}
