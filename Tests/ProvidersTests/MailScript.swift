/// The words of a scripted mail server: a friendly one, but for what a test changes.
struct MailScript: Sendable {
    var greeting = "220 mail.test ESMTP\r\n"
    var authentication = "235 2.7.0 welcome\r\n"
    var recipient = "250 2.1.5 ok\r\n"
    /// Empty: hang up after the final dot without a word.
    var acceptance = "250 2.0.0 Ok: queued as 4F3ABC9911\r\n"

    /// Tells each mail as one text.
    func play(_ peer: ScriptedPeer) {
        peer.write(greeting)
        while let line = peer.readLine() {
            switch line.split(separator: " ").first.map({ $0.uppercased() }) {
            case "EHLO": peer.write("250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n")
            case "AUTH": peer.write(authentication)
            case "MAIL", "RSET": peer.write("250 2.1.0 ok\r\n")
            case "RCPT": peer.write(recipient)
            case "DATA":
                peer.write("354 go on\r\n")
                var mail = ""
                while let line = peer.readLine(), line != "." { mail += line + "\r\n" }
                peer.tell(mail)
                if acceptance.isEmpty { return }
                peer.write(acceptance)
            case "QUIT": return peer.write("221 bye\r\n")
            default: peer.write("502 5.5.1 what?\r\n")
            }
        }
    }
}
