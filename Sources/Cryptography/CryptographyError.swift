/// Why something could not be made secret, opened or recognised. Never says what the secret was.
package enum CryptographyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A key has the wrong length; `expected` and `found` are bytes.
    case keyLength(expected: Int, found: Int)
    /// The sealed bytes are too short, or of a version that this program does not know.
    case notSealed
    /// The sealed bytes were changed, or belong to another key or another context.
    case cannotOpen
    /// The text is not a password hash as ``PasswordHash`` writes it, or asks for too much work.
    case notAPasswordHash
    /// The password is too long, or has a NUL in it.
    case notAPassword
    /// More random bytes were asked for than one call may give.
    case tooManyRandomBytes(limit: Int)
    /// libcrypto or libcrypt refused: no entropy, or no memory.
    case libraryFailed(operation: String)

    /// A sentence for the operator.
    package var description: String {
        switch self {
        case .keyLength(let expected, let found):
            "The key has \(found) bytes; it must have \(expected)."
        case .notSealed:
            "These bytes were not sealed by this program."
        case .cannotOpen:
            "The sealed bytes cannot be opened: they were changed, or the key or context is another one."
        case .notAPasswordHash:
            "The stored password hash cannot be read."
        case .notAPassword:
            "A password has at most \(PasswordHash.passwordBytesMax) bytes, and no NUL."
        case .tooManyRandomBytes(let limit):
            "At most \(limit) random bytes can be made at once."
        case .libraryFailed(let operation):
            "The system's cryptography could not \(operation)."
        }
    }
}
