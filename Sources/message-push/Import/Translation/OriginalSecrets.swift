import Cryptography

/// Opens the secrets of the original's applications: base64 of 12 bytes nonce, cipher text and tag, by
/// AES-256-GCM (wire contract §2.2).
struct OriginalSecrets {
    /// What became of a secret.
    enum Finding: Equatable {
        case opened(String)
        /// Sealed with another key, or damaged.
        case shut
        /// Not sealed at all.
        case unknownForm
    }

    /// The key that the original takes where nobody gave it one (wire contract §8.1); no secret.
    static let publicKey = Array("default-32-byte-encryption-key!!".utf8)

    private let seal: PrefixedSeal

    /// - Parameter key: the bytes of `APP_ENCRYPTION_KEY`, exactly 32.
    init(key: [UInt8]) throws(CryptographyError) {
        seal = try PrefixedSeal(key: key)
    }

    /// The secret that was stored as `text`.
    func open(_ text: String) -> Finding {
        guard let sealed = Base64Text.decode(text) else { return .unknownForm }
        do {
            guard let secret = String(validating: try seal.open(sealed), as: UTF8.self) else { return .shut }
            return .opened(secret)
        } catch .notSealed {
            return .unknownForm
        } catch {
            return .shut
        }
    }
}
