import API
import Cryptography
import Messaging

/// The parts of a request that a signature covers, and a client that signs them by the letter.
struct SignedRequest: Sendable {
    var secret = "secret123456"
    var method = "POST"
    var path = "/api/v1/messages"
    var body: String?
    var timestamp: Int64 = 1_700_000_000
    var nonce = "abc123"

    /// What a client sends that writes the body as `canonical` for signing.
    func signature(of canonical: String) -> String {
        let message = method + path + canonical + String(timestamp) + nonce
        return Hex.encode(MessageAuthentication.sha256(key: Array(secret.utf8), message: Array(message.utf8)))
    }

    /// What the server says to `signature`.
    func verifies(_ signature: String) throws -> Bool {
        RequestSignature.verifies(
            signatureHex: signature, secret: Array(secret.utf8), method: method, path: path,
            body: try body.map { text throws in try JSONValue(parsing: text) },
            timestamp: timestamp, nonce: nonce)
    }
}
