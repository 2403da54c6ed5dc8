import Messaging

/// What is refused here, before anything is sent, in the words of all senders to chats.
extension AttemptResult {
    static let htmlIsNotShown = AttemptResult(
        .rejected(.permanent), code: "unsupported_format", text: "The provider shows no HTML.")

    static let noUserID = AttemptResult(
        .rejected(.permanent), code: "invalid_recipient", text: "The recipient must be one user id.")

    /// The provider would refuse it, or cut it in silence.
    static func tooLarge(_ part: String, of bytes: Int, for bytesMax: Int) -> AttemptResult {
        AttemptResult(
            .rejected(.permanent), code: "content_too_large",
            text: "\(part) has \(bytes) bytes; the provider takes \(bytesMax).")
    }
}
