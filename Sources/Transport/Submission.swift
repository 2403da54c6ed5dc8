/// One mail to be handed to one SMTP server.
package struct Submission: Sendable {
    /// A name or an address. The certificate must bear it unless `security` is `.none`.
    package var host: String

    /// 25, 465 and 587 are usual; none is assumed.
    package var port: Int

    /// When the connection is encrypted, if at all.
    package var security: Security

    /// Sent only once the connection is encrypted, unless `security` is `.none`.
    ///
    /// Of what the server offers the first of CRAM-MD5, PLAIN and LOGIN is used: curl's order.
    package var credentials: (username: String, password: String)?

    /// What we call ourselves in EHLO. `nil` means this machine's host name.
    package var heloName: String?

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

    /// For name, connection, TLS, greeting and authentication together.
    package var connectDeadline: Duration

    /// A PEM file of the only authorities to trust; `nil` means the system's.
    package var certificateAuthorities: String?

    /// The defaults: 120 s until the final dot, 600 s for its reply, 30 s to connect and log in.
    package init(
        host: String,
        port: Int,
        security: Security,
        credentials: (username: String, password: String)? = nil,
        heloName: String? = nil,
        sender: String,
        recipients: [String],
        message: [UInt8],
        isUTF8: Bool = false,
        deadline: Duration = .seconds(120),
        replyDeadline: Duration = .seconds(600),
        connectDeadline: Duration = .seconds(30),
        certificateAuthorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        self.heloName = heloName
        self.sender = sender
        self.recipients = recipients
        self.message = message
        self.isUTF8 = isUTF8
        self.deadline = deadline
        self.replyDeadline = replyDeadline
        self.connectDeadline = connectDeadline
        self.certificateAuthorities = certificateAuthorities
    }
}

extension Submission {
    /// How the connection is encrypted. There is no fallback from one to another.
    package enum Security: Sendable {
        /// TLS from the first byte (port 465).
        case tls
        /// Plain until STARTTLS, which the server must offer (ports 587 and 25).
        case startTLS
        /// Never encrypted: for the loopback interface and tests.
        case none
    }
}

/// Says the sizes only: addresses, text and password stay inside.
extension Submission: CustomStringConvertible {
    /// The server, and how much it is given.
    package var description: String {
        "Submission(\(host):\(port), \(recipients.count) recipients, \(message.count) bytes)"
    }
}
