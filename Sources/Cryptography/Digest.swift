/// Fingerprints of bytes.
package enum Digest {
    /// The SHA-256 of `bytes` (FIPS 180-4): always 32 bytes.
    package static func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
        LibCrypto.sha256(Array(bytes))
    }
}
