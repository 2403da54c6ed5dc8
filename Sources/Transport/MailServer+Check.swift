extension MailServer {
    /// Refuses what no server can be called or told, before a connection is opened.
    func check() throws(TransportError) {
        guard Self.isHostName(host), (1...65535).contains(port) else {
            throw .invalid("The mail server's name or port is not valid.")
        }
        guard heloName.map(Self.isHostName) ?? true else {
            throw .invalid("The name for EHLO is not a host name.")
        }
        if let credentials {
            let isClean: (String) -> Bool = { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
            guard isClean(credentials.username), isClean(credentials.secret) else {
                throw .invalid("The mail account's name or password has a control character.")
            }
        }
        guard connectDeadline >= .milliseconds(1) else { throw .invalid("A deadline is shorter than 1 ms.") }
        guard certificateAuthorities?.utf8.contains(0) != true else {
            throw .invalid("The path of the certificate authorities has a NUL.")
        }
    }

    private static func isHostName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-.:_[]".utf8.contains(byte)
                }
            }
    }
}
