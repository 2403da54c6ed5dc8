extension Exchange {
    /// Refuses what cannot be sent, before anything is sent.
    ///
    /// Line breaks above all: with them a value from outside could add headers, or a second request.
    func check(limits: TransportLimits) throws(TransportError) {
        let scheme = url.prefix(8).lowercased()
        guard scheme.hasPrefix("http://") || scheme == "https://" else {
            throw .invalid("The URL is not http or https.")
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), url.utf8.count <= 8192 else {
            throw .invalid("The URL has a blank or a control character, or over 8192 bytes.")
        }
        for header in headers { try Self.check(header) }
        guard body.count <= limits.requestBytesMax else {
            throw .invalid("The body has \(body.count) bytes; the limit is \(limits.requestBytesMax).")
        }
        guard deadline >= .milliseconds(1), connectDeadline >= .milliseconds(1) else {
            throw .invalid("A deadline is shorter than 1 ms.")
        }
        if let unixSocket {
            guard !unixSocket.isEmpty, !unixSocket.utf8.contains(0), addresses == .any else {
                throw .invalid("A Unix socket needs a path and the rule that any address will do.")
            }
        }
        guard certificateAuthorities?.utf8.contains(0) != true else {
            throw .invalid("The path of the certificate authorities has a NUL.")
        }
    }

    private static func check(_ header: (name: String, value: String)) throws(TransportError) {
        guard !header.name.isEmpty, header.name.utf8.allSatisfy(isTokenByte) else {
            throw .invalid("A header's name is not a token.")
        }
        guard header.value.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }) else {
            throw .invalid("The value of header \(header.name) has a control character.")
        }
        let owned = ["content-length", "transfer-encoding", "expect"]
        guard !owned.contains(header.name.lowercased()) else {
            throw .invalid("The header \(header.name) follows from the body and cannot be set.")
        }
    }

    /// RFC 9110 §5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// The host and port of the URL, for sentences: without user, password, path and query.
    var host: String {
        let afterScheme = url.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1).last ?? url.utf8[...]
        let authority = afterScheme.drop { $0 == UInt8(ascii: "/") }
            .prefix { !"/?#\\".utf8.contains($0) }
        let host = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last
        return String(decoding: host ?? authority, as: UTF8.self)
    }
}

extension TransportError {
    static func invalid(_ sentence: String) -> TransportError {
        TransportError(.invalidRequest, requestMayHaveArrived: false, sentence: sentence)
    }
}
