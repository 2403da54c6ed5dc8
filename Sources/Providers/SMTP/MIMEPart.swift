import Messaging

/// A part of a mail: a text, a file, or parts in a frame.
indirect enum MIMEPart: Equatable, Sendable {
    /// A text of the type `text/plain` or `text/html`, in quoted-printable.
    case text(subtype: String, String)
    /// A file, in base64.
    case file(Attachment)
    /// Parts of a `multipart/` type, between lines with the boundary.
    ///
    /// The boundary begins with `=_`: quoted-printable has no `=` but before two digits or a line end,
    /// and base64 no `_`, so no part can contain it (RFC 2045 §6.7).
    case multipart(subtype: String, boundary: String, [MIMEPart])

    /// The part's own header fields.
    var headers: [MailHeader] {
        switch self {
        case .text(let subtype, _):
            [
                MailHeader("Content-Type", "text/\(subtype); charset=utf-8"),
                MailHeader("Content-Transfer-Encoding", "quoted-printable"),
            ]
        case .file(let file):
            [
                MailHeader(
                    "Content-Type",
                    Self.contentType(file.contentType)
                        + ParameterValue.oldFashionedParameter("name", file.filename)),
                MailHeader("Content-Transfer-Encoding", "base64"),
                MailHeader(
                    "Content-Disposition",
                    "attachment" + ParameterValue.parameter("filename", file.filename)),
            ]
        case .multipart(let subtype, let boundary, _):
            [MailHeader("Content-Type", "multipart/\(subtype);\r\n boundary=\"\(boundary)\"")]
        }
    }

    /// Appends the part's body, encoded.
    func appendBody(to bytes: inout [UInt8]) {
        switch self {
        case .text(_, let text): bytes += QuotedPrintable.encode(text)
        case .file(let file): bytes += TransferBase64.encode(file.bytes)
        case .multipart(_, let boundary, let parts):
            for part in parts {
                bytes.append(contentsOf: "--\(boundary)\r\n".utf8)
                for header in part.headers { bytes.append(contentsOf: header.line.utf8) }
                bytes += [0x0D, 0x0A]
                part.appendBody(to: &bytes)
                bytes += [0x0D, 0x0A]
            }
            bytes.append(contentsOf: "--\(boundary)--".utf8)
        }
    }

    /// The media type of a file, with its `charset` and no other parameter. What is not a media type,
    /// and `multipart/` and `message/`, which may not be base64, becomes a row of bytes.
    private static func contentType(_ text: String) -> String {
        let parts = text.split(separator: ";").map { $0.drop { $0 == " " } }
        let type = (parts.first.map(String.init) ?? "").lowercased()
        let names = type.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy(isToken), names[0] != "multipart", names[0] != "message"
        else {
            return "application/octet-stream"
        }
        let charset = parts.dropFirst().map { $0.lowercased() }.first { $0.hasPrefix("charset=") }
        guard let charset, isToken(charset.dropFirst(8)) else { return type }
        return "\(type); \(charset)"
    }

    /// RFC 2045 §5.1, and short enough for a line.
    private static func isToken(_ text: Substring) -> Bool {
        (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"()<>@,;:\\\"/[]?=".utf8.contains($0) }
    }
}
