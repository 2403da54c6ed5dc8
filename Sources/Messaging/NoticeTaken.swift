/// The fact behind ``Event/noticeTaken(_:)``: messages that tell an end were accepted, in the same record,
/// one for each endpoint that wants it.
package struct NoticeTaken: Equatable, Sendable {
    /// Which end was told.
    package var notice: NoticeID
    /// When.
    package var at: Timestamp

    /// An end that is being told.
    package init(notice: NoticeID, at: Timestamp) {
        self.notice = notice
        self.at = at
    }
}
