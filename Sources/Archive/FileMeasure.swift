import Cryptography

/// How large a file is, and the SHA-256 of what is in it.
package struct FileMeasure: Equatable, Sendable {
    /// Its size in bytes.
    package let bytes: Int
    /// The digest in lower-case hexadecimal digits, as sha256sum(1) writes it.
    package let sha256: String

    /// A measure that was taken before.
    package init(bytes: Int, sha256: String) {
        self.bytes = bytes
        self.sha256 = sha256
    }

    /// Takes the measure of bytes that come piece by piece.
    package struct Running {
        /// Bytes so far.
        package private(set) var bytes = 0
        private var digest = RunningDigest()

        /// The measure of nothing, so far.
        package init() {}

        /// Takes in the next bytes.
        package mutating func add(_ piece: [UInt8]) {
            bytes += piece.count
            digest.add(piece)
        }

        /// The measure of all bytes so far.
        package var value: FileMeasure { FileMeasure(bytes: bytes, sha256: Hex.encode(digest.value)) }
    }
}
