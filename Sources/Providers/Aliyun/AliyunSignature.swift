import Cryptography

/// Aliyun's present signature, ACS3-HMAC-SHA256
/// (https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature).
enum AliyunSignature {
    static let algorithm = "ACS3-HMAC-SHA256"

    /// What is signed of a request, in the order in which it is written down.
    struct Request {
        var method: String
        var path: String
        var query: AliyunParameters
        /// Every header that is signed, in any order and letter case.
        var headers: [(name: String, value: String)]
        var body: [UInt8]
    }

    /// The value of the header `Authorization`.
    static func authorization(
        for request: Request, accessKeyID: String, accessKeySecret: String
    ) -> String {
        let message = stringToSign(of: canonicalForm(of: request))
        let code = MessageAuthentication.sha256(
            key: Array(accessKeySecret.utf8), message: Array(message.utf8))
        return "\(algorithm) Credential=\(accessKeyID),SignedHeaders=\(signedHeaders(of: request)),"
            + "Signature=\(Hex.encode(code))"
    }

    /// The request as one text, of which each proxy on the way would make the same.
    static func canonicalForm(of request: Request) -> String {
        let headers = canonicalHeaders(of: request).map { "\($0.name):\($0.value)\n" }.joined()
        return [
            request.method, request.path, request.query.canonical, headers, signedHeaders(of: request),
            Hex.encode(Digest.sha256(request.body)),
        ].joined(separator: "\n")
    }

    static func stringToSign(of canonicalForm: String) -> String {
        "\(algorithm)\n\(Hex.encode(Digest.sha256(Array(canonicalForm.utf8))))"
    }

    static func signedHeaders(of request: Request) -> String {
        canonicalHeaders(of: request).map(\.name).joined(separator: ";")
    }

    private static func canonicalHeaders(of request: Request) -> [(name: String, value: String)] {
        request.headers.map { ($0.name.lowercased(), trimmed($0.value)) }
            .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    private static func trimmed(_ value: String) -> String {
        let head = value.drop { $0.isWhitespace }
        return String(head.reversed().drop { $0.isWhitespace }.reversed())
    }
}
