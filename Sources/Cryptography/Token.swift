/// Unguessable texts: secrets of applications, session ids, nonces.
package enum Token {
    /// A random text of `2 × bytes` lower-case hexadecimal digits.
    ///
    /// 16 bytes suffice for an id, 32 for a secret.
    ///
    /// - Throws: as ``RandomBytes/make(count:)``.
    package static func hex(bytes count: Int) throws(CryptographyError) -> String {
        Hex.encode(try RandomBytes.make(count: count))
    }
}
