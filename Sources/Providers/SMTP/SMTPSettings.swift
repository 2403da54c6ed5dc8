import Messaging
import Transport

/// What an SMTP account says, ready for use.
struct SMTPSettings: Sendable {
    /// The words of the setting `tls`, and the port that goes with each where none is given.
    static let defaultPorts: [String: Int64] = ["tls": 465, "starttls": 587, "none": 25]

    /// The words of the setting `auth`, besides `none`.
    static let mechanisms: [String: MailServer.Mechanism] = [
        "auto": .automatic, "plain": .plain, "login": .login, "cram_md5": .cramMD5, "xoauth2": .xoauth2,
    ]

    let server: MailServer
    let composer: MailComposer
    let answers: SMTPAnswers
    /// From the call until the final dot is written.
    let deadline: Duration

    /// - Throws: ``SettingsProblem`` where two settings do not go together, or an address is none.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        let deadline = Duration.seconds(settings.integer("timeout_seconds") ?? 60)
        let tls = try Self.encryption(settings)
        server = MailServer(
            host: try Self.hostName(try settings.requiredText("host"), field: "host"),
            port: Int(settings.integer("port") ?? Self.defaultPorts[tls] ?? 587),
            security: tls == "tls" ? .tls : tls == "none" ? .none : .startTLS,
            credentials: try Self.credentials(settings),
            heloName: try settings.text("helo").map { name throws(SettingsProblem) in
                try Self.hostName(name, field: "helo")
            },
            connectDeadline: min(deadline, .seconds(30)),
            certificateAuthorities: settings.text("ca_file"))
        composer = MailComposer(
            from: try Self.mailbox(try settings.requiredText("from"), field: "from"),
            replyTo: try settings.text("reply_to").map { text throws(SettingsProblem) in
                try Self.mailbox(text, field: "reply_to")
            },
            unsubscribing: try settings.text("list_unsubscribe").map { text throws(SettingsProblem) in
                try Unsubscribing(text)
            })
        answers = SMTPAnswers(settings)
        self.deadline = deadline
    }

    /// The word of `tls`; `encryption` is the name of the original, which says `ssl` for `tls`.
    private static func encryption(_ settings: SettingsReader) throws(SettingsProblem) -> String {
        let older = settings.text("encryption").map { $0 == "ssl" ? "tls" : $0 }
        let tls = settings.text("tls")
        guard older == nil || tls == nil || older == tls else {
            throw SettingsProblem(field: "encryption", sentence: "It says something else than tls.")
        }
        return tls ?? older ?? "starttls"
    }

    private static func hostName(_ text: String, field: String) throws(SettingsProblem) -> String {
        let isHostName = text.utf8.allSatisfy { byte in
            byte < 0x80 && Unicode.Scalar(byte).properties.isAlphabetic
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-.:_[]".utf8.contains(byte)
        }
        guard isHostName else {
            throw SettingsProblem(field: field, sentence: "It must be a host name or an address.")
        }
        return text
    }

    private static func credentials(
        _ settings: SettingsReader
    ) throws(SettingsProblem) -> MailServer.Credentials? {
        let way = try settings.requiredText("auth")
        guard way != "none" else { return nil }
        switch (settings.text("username"), settings.text("password")) {
        case (let username?, let password?):
            return MailServer.Credentials(
                username: username, secret: password, mechanism: mechanisms[way] ?? .automatic)
        case (nil, nil):
            guard way == "auto" else {
                throw SettingsProblem(field: "username", sentence: "The setting auth needs a user name.")
            }
            return nil
        case (nil, _): throw SettingsProblem(field: "username", sentence: "A password needs a user name.")
        case (_, nil): throw SettingsProblem(field: "password", sentence: "A user name needs a password.")
        }
    }

    private static func mailbox(_ text: String, field: String) throws(SettingsProblem) -> Mailbox {
        do {
            return try Mailbox(text)
        } catch {
            throw SettingsProblem(field: field, sentence: error.sentence)
        }
    }
}
