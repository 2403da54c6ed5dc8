import Cryptography
import Messaging

/// How a robot with a secret recognises its callers.
enum FeishuSignature {
    /// The `sign` of a request: the base64 of an HMAC-SHA256 of nothing, whose key is the time in seconds, a
    /// line feed and the secret.
    ///
    /// Feishu signs the other way about than DingTalk: its key is what DingTalk takes for the text. The sign
    /// holds for an hour, so it is made anew for each attempt.
    static func sign(secret: String, at moment: Timestamp) -> String {
        let key = "\(moment.seconds)\n\(secret)"
        return Base64Text.encode(MessageAuthentication.sha256(key: Array(key.utf8), message: []))
    }
}
