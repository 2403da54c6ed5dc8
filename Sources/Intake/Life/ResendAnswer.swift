/// What became of the wish to send one delivery again.
package enum ResendAnswer: String, CaseIterable, Sendable {
    /// It was accepted as a new one.
    case resent
    /// It was sent again before; that one is to be looked at.
    case alreadyResent = "already_resent"
    /// Its receiver gets too many messages.
    case refused
    /// It is not over, so it may still arrive.
    case notOver = "not_over"
    /// It arrived, and nobody insisted.
    case delivered
    /// Its message had files, and those are kept only until a message is over.
    case hadAttachments = "had_attachments"
    /// The house's own word, which it sends again by itself.
    case notAsked = "not_asked"

    /// Why it was not sent again, for people.
    package var sentence: String {
        switch self {
        case .resent: "The message is sent again."
        case .alreadyResent: "The message was sent again before. To send it once more, insist on it (force)."
        case .refused: "The receiver gets too many messages."
        case .notOver: "The message is not over, so it may still arrive."
        case .delivered: "The message was delivered. To send it once more, insist on it (force)."
        case .hadAttachments:
            """
            The message had attachments, which are kept only until a message is over; send it as a new \
            message.
            """
        case .notAsked: "The message is a notice or an alert of the house, which are not sent again."
        }
    }
}
