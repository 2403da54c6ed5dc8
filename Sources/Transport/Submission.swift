/// One mail to be handed to one SMTP server.
package struct Submission: Sendable {
    /// Where it goes, and how we get in.
    package var server: MailServer

    /// The address in MAIL FROM, without brackets. Empty is the null sender `<>`.
    package var sender: String

    /// The addresses in RCPT TO, without brackets. At least one; if one is refused, all are.
    package var recipients: [String]

    /// The complete RFC 5322 text with CRLF line ends, not dot-stuffed.
    package var message: [UInt8]

    /// Whether sender, recipients or headers need SMTPUTF8 (RFC 6531).
    package var isUTF8: Bool

    /// From the call until the message's final dot is written.
    package var deadline: Duration

    /// From the final dot to its reply. Giving up here leaves the mail's fate unknown, so it is
    /// long: RFC 5321 §4.5.3.2.6 asks for 10 minutes.
    package var replyDeadline: Duration

    /// The defaults: 120 s until the final dot, 600 s for its reply.
    package init(
        server: MailServer,
        sender: String,
        recipients: [String],
        message: [UInt8],
        isUTF8: Bool = false,
        deadline: Duration = .seconds(120),
        replyDeadline: Duration = .seconds(600)
    ) {
        self.server = server
        self.sender = sender
        self.recipients = recipients
        self.message = message
        self.isUTF8 = isUTF8
        self.deadline = deadline
        self.replyDeadline = replyDeadline
    }

    /// No mail at all: the server is entered and left.
    init(visiting server: MailServer) {
        self.init(
            server: server, sender: "", recipients: [], message: [], deadline: server.connectDeadline)
    }

    /// Whether nothing is to be handed over. A mail has recipients.
    var isVisit: Bool { recipients.isEmpty }

    /// How to log in, where that is asked of us.
    var mechanism: MailServer.Mechanism { server.credentials?.mechanism ?? .automatic }
}

/// Says the sizes only: addresses, text and password stay inside.
extension Submission: CustomStringConvertible {
    /// The server, and how much it is given.
    package var description: String {
        "Submission(\(server), \(recipients.count) recipients, \(message.count) bytes)"
    }
}
