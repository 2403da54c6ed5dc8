import Cryptography
import Messaging

/// How a robot with a secret recognises its callers.
enum DingTalkSignature {
    /// The query that goes behind the access token: `&timestamp=…&sign=…`, escaped once.
    ///
    /// The sign is the base64 of an HMAC-SHA256 whose key is the secret and whose text is the time in
    /// milliseconds, a line feed and the secret. It holds for an hour, so it is made anew for each attempt.
    static func query(secret: String, at moment: Timestamp) -> String {
        "&timestamp=\(moment.milliseconds)&sign="
            + WebAddress.queryEscaped(sign(secret: secret, at: moment))
    }

    /// The sign before it is escaped.
    static func sign(secret: String, at moment: Timestamp) -> String {
        let text = "\(moment.milliseconds)\n\(secret)"
        return Base64Text.encode(
            MessageAuthentication.sha256(key: Array(secret.utf8), message: Array(text.utf8)))
    }
}
