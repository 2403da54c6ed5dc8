import Messaging

/// What files a message may carry: the wire contract's rules (§1.7).
struct AttachmentRules {
    let limits: IntakeLimits

    /// Checks the files of a request, and names the type of those that come without one.
    func check(_ attachments: [Attachment], on medium: Medium) throws(Refusal) -> [Attachment] {
        guard !attachments.isEmpty else { return [] }
        guard medium == .email else { throw refusal("Only e-mail channels take attachments.") }
        guard attachments.count <= limits.attachmentsCountMax else {
            let (count, limit) = (attachments.count, limits.attachmentsCountMax)
            throw refusal("The message has \(count) attachments; the limit is \(limit).")
        }
        let total = attachments.reduce(0) { $0 + $1.bytes.count }
        guard total <= limits.attachmentsBytesMax else {
            throw refusal("The attachments have \(total) bytes; the limit is \(limits.attachmentsBytesMax).")
        }
        var checked: [Attachment] = []
        for (index, attachment) in attachments.enumerated() { checked.append(try check(attachment, index)) }
        return checked
    }

    private func check(_ attachment: Attachment, _ index: Int) throws(Refusal) -> Attachment {
        let field = "attachments[\(index)]"
        let name = String(attachment.filename.trimmingSpaces)
        guard (1...255).contains(name.utf8.count), name != ".", name != "..",
            name.unicodeScalars.allSatisfy({ scalar in
                scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "/" && scalar != "\\"
            })
        else {
            throw refusal(
                "A file name has 1 to 255 bytes, no slash, no backslash and no control character.",
                field: field + ".filename")
        }
        guard !attachment.bytes.isEmpty else {
            throw refusal("The file is empty.", field: field + ".content_base64")
        }
        guard attachment.bytes.count <= limits.attachmentBytesMax else {
            throw refusal(
                "The file has \(attachment.bytes.count) bytes; the limit is \(limits.attachmentBytesMax).",
                field: field + ".content_base64")
        }
        let given = String(attachment.contentType.trimmingSpaces)
        guard given.isEmpty || Self.isMediaType(given) else {
            throw refusal(
                "The content type is not a media type such as application/pdf.",
                field: field + ".content_type")
        }
        return Attachment(
            filename: name, contentType: given.isEmpty ? Self.sniff(attachment.bytes) : given,
            bytes: attachment.bytes)
    }

    private func refusal(_ sentence: String, field: String = "attachments") -> Refusal {
        Refusal(.invalidParameter, sentence, field: field)
    }

    /// `type/subtype` of RFC 2045 §5.1 tokens, then anything printable: parameters are the mail's business.
    private static func isMediaType(_ text: String) -> Bool {
        let type = text.prefix { $0 != ";" }.split(separator: "/", omittingEmptySubsequences: false)
        guard type.count == 2, text.utf8.count <= 255, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return false }
        return type.allSatisfy { part in
            !part.trimmingSpaces.isEmpty
                && part.trimmingSpaces.utf8.allSatisfy { $0 > 0x20 && !#"()<>@,;:\"/[]?="#.utf8.contains($0) }
        }
    }

    /// The type that a file's first bytes show, of the few that mail usually carries; the WHATWG MIME
    /// Sniffing Standard §6 has the patterns.
    private static func sniff(_ bytes: [UInt8]) -> String {
        let patterns: [(start: [UInt8], type: String)] = [
            (Array("%PDF-".utf8), "application/pdf"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
            ([0xFF, 0xD8, 0xFF], "image/jpeg"),
            (Array("GIF87a".utf8), "image/gif"),
            (Array("GIF89a".utf8), "image/gif"),
            ([0x50, 0x4B, 0x03, 0x04], "application/zip"),
            ([0x1F, 0x8B, 0x08], "application/gzip"),
        ]
        if let known = patterns.first(where: { bytes.starts(with: $0.start) }) { return known.type }
        let isText = bytes.prefix(1445).allSatisfy {
            $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 12 || $0 == 13 || $0 == 27
        }
        return isText ? "text/plain; charset=utf-8" : "application/octet-stream"
    }
}

extension StringProtocol {
    /// Without the blanks and tabs at both ends.
    fileprivate var trimmingSpaces: SubSequence {
        let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
        let end = lastIndex { $0 != " " && $0 != "\t" }.map { index(after: $0) } ?? start
        return self[start..<end]
    }
}
