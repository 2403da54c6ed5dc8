import Cryptography
import Messaging
import Transport

/// Signs a request to Tencent Cloud: TC3-HMAC-SHA256, "Signature method v3" of its documentation.
struct TencentSignature {
    var method: Exchange.Method = .post
    /// As it stands in the address, without the question mark.
    var query = ""
    /// The headers that are signed, as they are sent; names in lower case and in order.
    let headers: [(name: String, value: String)]
    /// The bytes that are sent, and no others.
    let body: [UInt8]
    /// What `X-TC-Timestamp` says.
    let at: Timestamp
    var service = "sms"

    /// The request in the form that is hashed.
    var canonicalRequest: String {
        let lines = headers.map { "\($0.name):\($0.value.lowercased())\n" }.joined()
        let hash = Hex.encode(Digest.sha256(body))
        return "\(method.rawValue)\n/\n\(query)\n\(lines)\n\(signedHeaders)\n\(hash)"
    }

    /// What is signed.
    var stringToSign: String {
        let hash = Hex.encode(Digest.sha256(canonicalRequest.utf8))
        return "TC3-HMAC-SHA256\n\(at.seconds)\n\(scope)\n\(hash)"
    }

    /// The signature in lower-case hexadecimal digits.
    func signature(secretKey: String) -> String {
        // The key is made for one day, one service and one kind of request.
        let key = [date, service, "tc3_request"].reduce(Array("TC3\(secretKey)".utf8)) { key, part in
            MessageAuthentication.sha256(key: key, message: Array(part.utf8))
        }
        return Hex.encode(MessageAuthentication.sha256(key: key, message: Array(stringToSign.utf8)))
    }

    /// The value of the `Authorization` header.
    func authorization(secretID: String, secretKey: String) -> String {
        "TC3-HMAC-SHA256 Credential=\(secretID)/\(scope), SignedHeaders=\(signedHeaders), "
            + "Signature=\(signature(secretKey: secretKey))"
    }

    private var signedHeaders: String { headers.map(\.name).joined(separator: ";") }

    private var scope: String { "\(date)/\(service)/tc3_request" }

    /// The day in UTC.
    private var date: String { String(at.description.prefix(10)) }
}
