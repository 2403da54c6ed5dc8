/// Checks and parts of `http` and `https` addresses.
package enum WebAddress {
    /// At most 2,048 bytes: what common servers accept in a request line.
    static let bytesMax = 2048

    /// Whether `text` is an absolute address with a host, in ASCII, without user, fragment or blanks.
    package static func isValid(_ text: String) -> Bool {
        guard text.utf8.count <= bytesMax, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !text.utf8.contains(UInt8(ascii: "#")), !text.utf8.contains(UInt8(ascii: "\\")),
            let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) })
        else { return false }
        let authority = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        return !authority.isEmpty && authority.first != ":" && !authority.contains("@")
            && hasValidPort(authority)
    }

    /// Whether a port, if there is one, is a number that a port may have.
    private static func hasValidPort(_ authority: Substring) -> Bool {
        // The colons of an IPv6 address stand before its bracket.
        let end = authority[(authority.lastIndex(of: "]") ?? authority.startIndex)...]
        guard let colon = end.lastIndex(of: ":") else { return true }
        return Int(end[colon...].dropFirst()).map { (1...65535).contains($0) } ?? false
    }

    /// `text` for a place in a query: everything but RFC 3986's unreserved characters becomes `%XX`.
    static func queryEscaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
