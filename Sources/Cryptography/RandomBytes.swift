/// Bytes that nobody can guess, from libcrypto's generator (`RAND_bytes`), which the kernel seeds.
package enum RandomBytes {
    /// The most that one call gives, in bytes: far more than any key, and small enough to be no burden.
    package static let limit = 65_536

    /// Makes `count` random bytes, 0 to ``limit``.
    ///
    /// - Throws: ``CryptographyError/tooManyRandomBytes(limit:)`` for a count out of range,
    ///   ``CryptographyError/libraryFailed(operation:)`` if the generator has no entropy.
    package static func make(count: Int) throws(CryptographyError) -> [UInt8] {
        guard (0...limit).contains(count) else { throw .tooManyRandomBytes(limit: limit) }
        guard let bytes = LibCrypto.random(count: count) else {
            throw .libraryFailed(operation: "make random bytes")
        }
        return bytes
    }
}
