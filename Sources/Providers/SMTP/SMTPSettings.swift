import Messaging
import Transport

/// What an SMTP account says, ready for use.
struct SMTPSettings: Sendable {
    /// The words of the setting `tls`, and the port that goes with each where none is given.
    static let defaultPorts: [String: Int64] = ["tls": 465, "starttls": 587, "none": 25]

    let host: String
    let port: Int
    let security: Submission.Security
    let credentials: (username: String, password: String)?
    let composer: MailComposer
    let heloName: String?
    let certificateAuthorities: String?
    /// From the call until the final dot is written.
    let deadline: Duration

    /// - Throws: ``SettingsProblem`` where two settings do not go together, or an address is none.
    init(_ settings: SettingsReader) throws(SettingsProblem) {
        host = try Self.hostName(try settings.requiredText("host"), field: "host")
        let tls = try settings.requiredText("tls")
        port = Int(settings.integer("port") ?? Self.defaultPorts[tls] ?? 587)
        security =
            switch tls {
            case "tls": .tls
            case "none": .none
            default: .startTLS
            }
        credentials = try Self.credentials(settings)
        composer = MailComposer(
            from: try Self.mailbox(try settings.requiredText("from"), field: "from"),
            replyTo: try settings.text("reply_to").map { text throws(SettingsProblem) in
                try Self.mailbox(text, field: "reply_to")
            },
            unsubscribeAddress: try Self.unsubscribeAddress(settings))
        heloName = try settings.text("helo").map { name throws(SettingsProblem) in
            try Self.hostName(name, field: "helo")
        }
        certificateAuthorities = settings.text("ca_file")
        deadline = .seconds(settings.integer("timeout_seconds") ?? 60)
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

    /// A line of a mail has at most 998 characters (RFC 5322 §2.1.1), and this one cannot be folded.
    private static func unsubscribeAddress(_ settings: SettingsReader) throws(SettingsProblem) -> String? {
        guard let address = settings.text("list_unsubscribe") else { return nil }
        guard address.utf8.count <= 900 else {
            throw SettingsProblem(
                field: "list_unsubscribe", sentence: "It must have at most 900 characters.")
        }
        return address
    }

    private static func credentials(
        _ settings: SettingsReader
    ) throws(SettingsProblem) -> (username: String, password: String)? {
        switch (settings.text("username"), settings.text("password")) {
        case (nil, nil): return nil
        case (let username?, let password?): return (username, password)
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
