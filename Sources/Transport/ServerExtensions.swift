/// What an SMTP server said it can do, from its last answer to EHLO.
struct ServerExtensions: Equatable {
    /// Whether a mail's size may be said before the mail (RFC 1870).
    var hasSize = false
    /// The most bytes of a mail; `nil` where the server named no limit.
    var sizeMax: Int?
    var hasEightBit = false
    var hasUTF8 = false
    /// The ways to log in, in capitals.
    var mechanisms: Set<String> = []

    /// Takes one line of the answer, `250-SIZE 1000` or `250 SIZE 1000`.
    mutating func note(line: [UInt8]) {
        let words = line.dropFirst(4).split { $0 == 0x20 || $0 == 0x0D || $0 == 0x0A }
            .map { String(decoding: $0, as: UTF8.self).uppercased() }
        switch words.first {
        case "SIZE":
            hasSize = true
            // Zero says that there is no fixed limit.
            sizeMax = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        case "8BITMIME": hasEightBit = true
        case "SMTPUTF8": hasUTF8 = true
        case "AUTH": mechanisms.formUnion(words.dropFirst())
        default: break
        }
    }

    /// Whether CRAM-MD5 is the one way to log in that we know and the server offers.
    var offersOnlyCRAM: Bool {
        mechanisms.contains("CRAM-MD5") && mechanisms.isDisjoint(with: ["PLAIN", "LOGIN"])
    }
}
