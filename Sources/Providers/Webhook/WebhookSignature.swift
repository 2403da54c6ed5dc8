import Cryptography

/// How a receiver knows that a call is ours.
enum WebhookSignature {
    /// The value of `X-Webhook-Signature`: the HMAC-SHA256, in lower-case hexadecimal digits, of the value of
    /// `X-Webhook-Timestamp`, a point, and the body byte by byte.
    static func sign(secret: String, timestamp: String, body: [UInt8]) -> String {
        let message = Array("\(timestamp).".utf8) + body
        return Hex.encode(MessageAuthentication.sha256(key: Array(secret.utf8), message: message))
    }
}
