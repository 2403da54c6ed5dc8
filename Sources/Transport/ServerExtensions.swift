/// What an SMTP server said it can do, from its last answer to EHLO.
struct ServerExtensions: Equatable {
    var hasSize = false
    var hasEightBit = false
    var hasUTF8 = false
    var hasAuthentication = false

    /// Takes one line of the answer, `250-SIZE 1000` or `250 SIZE 1000`.
    mutating func note(line: [UInt8]) {
        let words = line.dropFirst(4).split { $0 == 0x20 || $0 == 0x0D || $0 == 0x0A }
        guard let first = words.first else { return }
        switch String(decoding: first, as: UTF8.self).uppercased() {
        case "SIZE": hasSize = true
        case "8BITMIME": hasEightBit = true
        case "SMTPUTF8": hasUTF8 = true
        case "AUTH": hasAuthentication = true
        default: break
        }
    }
}
