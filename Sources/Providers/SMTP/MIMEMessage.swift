/// A whole mail: header fields and one part, which may be a frame around others.
struct MIMEMessage: Equatable, Sendable {
    /// The fields in their order, without those of the part.
    var headers: [MailHeader]
    var part: MIMEPart

    /// RFC 5322 text in ASCII with CRLF line ends, not dot-stuffed.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        let fields = headers + [MailHeader("MIME-Version", "1.0")] + part.headers
        for header in fields { bytes.append(contentsOf: header.line.utf8) }
        bytes += [0x0D, 0x0A]
        part.appendBody(to: &bytes)
        // A text that ends with a line break has its last one already.
        if !bytes.suffix(2).elementsEqual([0x0D, 0x0A]) { bytes += [0x0D, 0x0A] }
        return bytes
    }
}
