/// The words of a scripted mail server: a friendly one, but for what a test changes.
struct MailScript: Sendable {
    var greeting = "220 mail.test ESMTP\r\n"
    var hello =
        "250-mail.test\r\n250-SIZE 1000000\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 SMTPUTF8\r\n"
    /// Comes before the answer to AUTH, and hears one line; empty where AUTH says all at once.
    var challenge = ""
    var authentication = "235 2.7.0 welcome\r\n"
    var sender = "250 2.1.0 ok\r\n"
    var recipient = "250 2.1.5 ok\r\n"
    var content = "354 go on\r\n"
    /// Empty: hang up after the final dot without a word.
    var acceptance = "250-2.0.0 first line\r\n250 2.0.0 queued as 42\r\n"
    /// Mails after which the server hangs up without a word.
    var mailsUntilHangUp = Int.max

    /// Tells every line it hears, without the mail's lines, and each mail as one text.
    func play(_ peer: ScriptedPeer) {
        peer.write(greeting)
        var mailCount = 0
        while let line = peer.readLine() {
            peer.tell(line)
            switch line.split(separator: " ").first.map({ $0.uppercased() }) {
            case "EHLO", "HELO": peer.write(hello)
            case "AUTH":
                if !challenge.isEmpty {
                    peer.write(challenge)
                    peer.tell(peer.readLine() ?? "")
                }
                peer.write(authentication)
            case "MAIL": peer.write(sender)
            case "RCPT": peer.write(recipient)
            case "RSET": peer.write("250 2.0.0 flushed\r\n")
            case "DATA":
                peer.write(content)
                guard content.hasPrefix("354") else { continue }
                peer.tell(readMail(peer))
                if acceptance.isEmpty { return }
                peer.write(acceptance)
                mailCount += 1
                if mailCount == mailsUntilHangUp { return }
            case "QUIT": return peer.write("221 bye\r\n")
            default: peer.write("502 5.5.1 what?\r\n")
            }
        }
    }

    /// The wire's bytes between DATA and the final dot, as they came.
    private func readMail(_ peer: ScriptedPeer) -> String {
        var text = ""
        while let line = peer.readLine(), line != "." { text += line + "\r\n" }
        return text
    }
}
