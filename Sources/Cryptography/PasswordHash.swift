/// What is kept of an operator's password: scrypt (RFC 7914), salted.
///
/// The text is `$scrypt$ln=15,r=8,p=1$salt$hash`, salt (16 bytes) and hash (32 bytes) in base64
/// without padding, as the PHC string format has it.
///
/// Both functions are slow on purpose: about a tenth of a second of one core, and 32 MiB while they
/// run. They block. Never call them on the cooperative pool, and never twice at once.
package enum PasswordHash {
    private static let saltCount = 16
    private static let hashCount = 32
    /// What libcrypto may take, in bytes: the bearable maximum of 128 MiB, and room for its tables.
    private static let memoryLimit: UInt64 = 160 << 20

    /// Makes the text to keep for `password`, with a new salt. Blocks for about 0.1 s.
    ///
    /// - Throws: ``CryptographyError/libraryFailed(operation:)`` without entropy or memory.
    package static func make(_ password: String) throws(CryptographyError) -> String {
        let salt = try RandomBytes.make(count: saltCount)
        let hash = try derive(password, salt: salt, cost: .current)
        return "$scrypt$\(ScryptCost.current.text)$\(unpadded(salt))$\(unpadded(hash))"
    }

    /// Whether `password` is the one that `encoded` was made of. Blocks for about 0.1 s.
    ///
    /// - Throws: ``CryptographyError/notAPasswordHash`` if `encoded` is something else or asks for
    ///   more than 128 MiB, ``CryptographyError/libraryFailed(operation:)`` without memory.
    package static func verify(
        _ password: String, against encoded: String
    ) throws(CryptographyError) -> Bool {
        let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let cost = ScryptCost(text: parts[2]),
            let salt = bytes(unpadded: parts[3]), salt.count == saltCount,
            let hash = bytes(unpadded: parts[4]), hash.count == hashCount
        else { throw .notAPasswordHash }
        return ConstantTime.isEqual(try derive(password, salt: salt, cost: cost), hash)
    }

    private static func derive(
        _ password: String, salt: [UInt8], cost: ScryptCost
    ) throws(CryptographyError) -> [UInt8] {
        guard
            let hash = LibCrypto.scrypt(
                Array(password.utf8), salt: salt, cost: cost, count: hashCount, memory: memoryLimit)
        else { throw .libraryFailed(operation: "hash a password") }
        return hash
    }

    private static func unpadded(_ bytes: [UInt8]) -> Substring {
        let text = Base64Text.encode(bytes)
        return text[..<(text.firstIndex(of: "=") ?? text.endIndex)]
    }

    private static func bytes(unpadded text: Substring) -> [UInt8]? {
        guard text.utf8.count <= 64, !text.contains("=") else { return nil }
        let missing = (4 - text.utf8.count % 4) % 4
        return Base64Text.decode(text + String(repeating: "=", count: missing))
    }
}
