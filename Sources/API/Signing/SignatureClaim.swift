import Cryptography

/// A signature somebody presented, and the secret it should have been made with.
struct SignatureClaim {
    private let presented: [UInt8]
    private let secret: [UInt8]

    /// - Parameter hex: as in the header. Only 64 lower-case digits can be true.
    init(hex: String, secret: [UInt8]) {
        presented = Array(hex.utf8)
        self.secret = secret
    }

    /// Whether the signature is the HMAC-SHA256 of `message`; compared in constant time.
    func isTrue(of message: [UInt8]) -> Bool {
        let expected = Hex.encodedBytes(MessageAuthentication.sha256(key: secret, message: message))
        return ConstantTime.isEqual(expected, presented)
    }
}
