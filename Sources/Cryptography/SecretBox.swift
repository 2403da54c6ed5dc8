/// Seals secrets for keeping on disk, with AES-256-GCM.
///
/// The sealed form is one version byte (1), 12 bytes nonce, the cipher text, 16 bytes tag. The nonce
/// is random; one key may seal 2³² times (NIST SP 800-38D §8.3), which settings never reach.
///
/// The context says what the secret is and whose ("application/17/secret"). It is not stored, but
/// what was sealed with one context opens with no other: nobody who can write to the database
/// can put one application's secret in another's place.
package struct SecretBox: Sendable, CustomStringConvertible, CustomReflectable {
    private static let version: UInt8 = 1
    private static let keyCount = 32
    private static let nonceCount = 12
    private static let tagCount = 16

    private let key: [UInt8]

    /// A box that `key` opens.
    ///
    /// - Parameter key: exactly 32 bytes, random.
    /// - Throws: ``CryptographyError/keyLength(expected:found:)``.
    package init(key: [UInt8]) throws(CryptographyError) {
        guard key.count == Self.keyCount else {
            throw .keyLength(expected: Self.keyCount, found: key.count)
        }
        self.key = key
    }

    /// Seals `plaintext`, which may be empty, into 29 bytes more. Twice the same text gives different bytes.
    ///
    /// - Throws: ``CryptographyError/libraryFailed(operation:)`` without entropy or memory.
    package func seal(_ plaintext: [UInt8], context: String) throws(CryptographyError) -> [UInt8] {
        let nonce = try RandomBytes.make(count: Self.nonceCount)
        guard
            let (sealed, tag) = LibCrypto.seal(
                plaintext, key: key, nonce: nonce, associated: Array(context.utf8))
        else { throw .libraryFailed(operation: "seal a secret") }
        return [Self.version] + nonce + sealed + tag
    }

    /// Opens what ``seal(_:context:)`` made with the same key and the same context.
    ///
    /// - Throws: ``CryptographyError/notSealed`` for bytes of another form,
    ///   ``CryptographyError/cannotOpen`` when a bit was changed or key or context differ.
    package func open(_ sealed: [UInt8], context: String) throws(CryptographyError) -> [UInt8] {
        guard sealed.count >= 1 + Self.nonceCount + Self.tagCount, sealed[0] == Self.version else {
            throw .notSealed
        }
        guard
            let plaintext = LibCrypto.open(
                Array(sealed[(1 + Self.nonceCount)..<(sealed.count - Self.tagCount)]),
                tag: Array(sealed.suffix(Self.tagCount)),
                key: key, nonce: Array(sealed[1...Self.nonceCount]), associated: Array(context.utf8))
        else { throw .cannotOpen }
        return plaintext
    }

    /// Says nothing about the key.
    package var description: String { "SecretBox" }

    /// Shows nothing to `dump` and to debuggers' summaries.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
