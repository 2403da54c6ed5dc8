import Cryptography

/// Reads mails the way a client does, for tests.
struct MailReading {
    /// Header fields, unfolded, in order.
    let fields: [(name: String, value: String)]
    let body: String

    init(_ mail: String) {
        let end = mail.range(of: "\r\n\r\n")
        let head = end.map { mail[..<$0.lowerBound] } ?? mail[...]
        body = end.map { String(mail[$0.upperBound...]) } ?? ""
        let unfolded = head.replacing("\r\n ", with: " ")
        fields = unfolded.split(separator: "\r\n").map { line in
            let colon = line.firstIndex(of: ":")!
            return (String(line[..<colon]), String(line[line.index(colon, offsetBy: 2)...]))
        }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The parts between the boundary's lines.
    var parts: [MailReading] {
        guard let type = self["Content-Type"], let start = type.range(of: "boundary=\"") else { return [] }
        let boundary = type[start.upperBound...].prefix { $0 != "\"" }
        let framed = ("\r\n" + body).split(separator: "\r\n--\(boundary)", omittingEmptySubsequences: false)
        return framed.dropFirst().dropLast().map { MailReading(String($0.dropFirst())) }
    }

    /// Unfolds a text of encoded words; each must be valid by itself.
    static func decodedWords(_ text: String) -> String? {
        var bytes: [UInt8] = []
        for word in text.split(separator: " ") where !word.allSatisfy({ $0 == "\r\n" }) {
            let word = word.replacing("\r\n", with: "")
            guard word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?="),
                let part = Base64Text.decode(word.dropFirst(10).dropLast(2)),
                String(validating: part, as: UTF8.self) != nil
            else { return nil }
            bytes += part
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func decodedQuotedPrintable(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                bytes.append(byte)
                continue
            }
            let two = rest.prefix(2)
            rest = rest.dropFirst(2)
            if !two.elementsEqual([13, 10]) { bytes += Hex.decode(String(decoding: two, as: UTF8.self))! }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The lines between CRLF pairs.
    var mailLines: [Substring] { split(separator: "\r\n", omittingEmptySubsequences: false) }
}

extension StringProtocol {
    /// Foundation is not here.
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }

    func replacing(_ old: String, with new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
