/// How far a submission had come when the server refused it.
package enum SubmissionStage: String, Sendable {
    /// The server's first words: it will not talk to us at all.
    case greeting
    /// EHLO, HELO or STARTTLS.
    case hello
    case authentication
    /// MAIL FROM: the sender, or the size.
    case sender
    /// RCPT TO.
    case recipient
    /// The DATA command, before any byte of the message.
    case content
    /// The whole message, after its final dot.
    case acceptance
}
