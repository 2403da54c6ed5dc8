/// Opens what other programs sealed with AES-256-GCM in the form that is usual among them: 12 bytes nonce,
/// the cipher text, 16 bytes tag, with nothing associated. Ours is ``SecretBox``; this one only reads.
package struct PrefixedSeal: Sendable, CustomStringConvertible, CustomReflectable {
    private static let keyCount = 32
    private static let nonceCount = 12
    private static let tagCount = 16

    private let key: [UInt8]

    /// A reader of what was sealed with `key`, exactly 32 bytes.
    ///
    /// - Throws: ``CryptographyError/keyLength(expected:found:)``.
    package init(key: [UInt8]) throws(CryptographyError) {
        guard key.count == Self.keyCount else {
            throw .keyLength(expected: Self.keyCount, found: key.count)
        }
        self.key = key
    }

    /// The plain text of `sealed`.
    ///
    /// - Throws: ``CryptographyError/notSealed`` for bytes that are too short,
    ///   ``CryptographyError/cannotOpen`` when a bit was changed or the key is another one.
    package func open(_ sealed: [UInt8]) throws(CryptographyError) -> [UInt8] {
        guard sealed.count >= Self.nonceCount + Self.tagCount else { throw .notSealed }
        guard
            let plaintext = LibCrypto.open(
                Array(sealed[Self.nonceCount..<(sealed.count - Self.tagCount)]),
                tag: Array(sealed.suffix(Self.tagCount)),
                key: key, nonce: Array(sealed.prefix(Self.nonceCount)), associated: [])
        else { throw .cannotOpen }
        return plaintext
    }

    /// Says nothing about the key.
    package var description: String { "PrefixedSeal" }

    /// Shows nothing to `dump` and to debuggers' summaries.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
