/// A mail server, and how we get in.
///
/// Mails to equal servers may travel over one connection, one after the other.
package struct MailServer: Sendable, Hashable {
    /// A name or an address. The certificate must bear it unless `security` is `.none`.
    package var host: String

    /// 25, 465 and 587 are usual; none is assumed.
    package var port: Int

    /// When the connection is encrypted, if at all.
    package var security: Security

    /// Sent only once the connection is encrypted, unless `security` is `.none`.
    package var credentials: Credentials?

    /// What we call ourselves in EHLO. `nil` means this machine's host name.
    package var heloName: String?

    /// For name, connection, TLS, greeting and authentication together.
    package var connectDeadline: Duration

    /// A PEM file of the only authorities to trust; `nil` means the system's.
    package var certificateAuthorities: String?

    /// The defaults: nobody logs in, and 30 s to connect.
    package init(
        host: String,
        port: Int,
        security: Security,
        credentials: Credentials? = nil,
        heloName: String? = nil,
        connectDeadline: Duration = .seconds(30),
        certificateAuthorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        self.heloName = heloName
        self.connectDeadline = connectDeadline
        self.certificateAuthorities = certificateAuthorities
    }
}

extension MailServer {
    /// How the connection is encrypted. There is no fallback from one to another.
    package enum Security: Sendable {
        /// TLS from the first byte (port 465).
        case tls
        /// Plain until STARTTLS, which the server must offer (ports 587 and 25).
        case startTLS
        /// Never encrypted: for the loopback interface and tests.
        case none
    }

    /// How we say who we are (RFC 4954, RFC 4616, RFC 2195).
    package enum Mechanism: Sendable {
        /// PLAIN, else LOGIN, and CRAM-MD5 only of a server that offers neither.
        case automatic
        case plain
        case login
        case cramMD5
        /// For Gmail and Microsoft: the secret is an OAuth 2.0 access token.
        case xoauth2
    }

    /// Who we are. Describes itself without the secret.
    package struct Credentials: Sendable, Hashable, CustomStringConvertible {
        /// The account's name at the server.
        package var username: String
        /// Its password, or the access token for `.xoauth2`.
        package var secret: String
        /// How both are said.
        package var mechanism: Mechanism

        /// Credentials, by default for whatever mechanism the server offers.
        package init(username: String, secret: String, mechanism: Mechanism = .automatic) {
            self.username = username
            self.secret = secret
            self.mechanism = mechanism
        }

        /// Neither name nor secret.
        package var description: String { "Credentials(\(mechanism))" }
    }
}

/// Says where it is only.
extension MailServer: CustomStringConvertible {
    /// The host and the port.
    package var description: String { "\(host):\(port)" }
}
