/// The SHA-256 of bytes that come piece by piece, for files that are larger than memory.
package struct RunningDigest {
    private var context = LibCrypto.beginSHA256()

    /// The digest of nothing, so far.
    package init() {}

    /// Takes in the next bytes.
    package mutating func add(_ bytes: [UInt8]) { LibCrypto.addSHA256(bytes, to: &context) }

    /// The digest of all bytes so far: always 32 bytes.
    package var value: [UInt8] { LibCrypto.endSHA256(context) }
}
