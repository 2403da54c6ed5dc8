/// What is kept of an operator's password: yescrypt with a salt of 16 bytes, written as crypt(5) has it.
///
/// Hashes of bcrypt, which the original made, are understood too; ``isCurrent(_:)`` tells them apart.
///
/// Making and verifying are slow on purpose: about a twentieth of a second of one core, and 16 MiB while they
/// run. They block. Never call them on the cooperative pool, and never more than two at once.
package enum PasswordHash {
    /// The longest password, in bytes. bcrypt looks at the first 72 of them only.
    package static let passwordBytesMax = LibCrypt.passwordBytesMax

    /// What Debian's logins cost (`YESCRYPT_COST_FACTOR`, login.defs(5)). It can be raised later: each hash
    /// says what it took.
    private static let cost: UInt = 5
    private static let currentPrefix = "$y$j9T$"
    private static let saltCount = 16

    /// Whether there can be a hash of `password`: NUL would end it, and the rest would count for nothing.
    package static func canBeMade(of password: String) -> Bool {
        password.utf8.count <= passwordBytesMax && !password.utf8.contains(0)
    }

    /// Makes the text to keep for `password`, with a new salt. Blocks for about 0.05 s.
    ///
    /// - Throws: ``CryptographyError/notAPassword`` where ``canBeMade(of:)`` says so,
    ///   ``CryptographyError/libraryFailed(operation:)`` without entropy or memory.
    package static func make(_ password: String) throws(CryptographyError) -> String {
        let salt = try RandomBytes.make(count: saltCount)
        guard let setting = LibCrypt.yescryptSetting(cost: cost, salt: salt) else {
            throw .libraryFailed(operation: "make a salt")
        }
        return try hash(password, setting: setting)
    }

    /// Whether `password` is the one that `encoded` was made of. Blocks for about 0.05 s.
    ///
    /// - Throws: as ``make(_:)``, and ``CryptographyError/notAPasswordHash`` where ``canRead(_:)`` says so.
    package static func verify(
        _ password: String, against encoded: String
    ) throws(CryptographyError) -> Bool {
        guard canRead(encoded) else { throw .notAPasswordHash }
        let made = try hash(password, setting: encoded)
        return ConstantTime.isEqual(Array(made.utf8), Array(encoded.utf8))
    }

    /// Whether a password can be compared with the text: it is of yescrypt or bcrypt, and asks for no more
    /// work than can be borne. A damaged row must not take the machine's memory.
    package static func canRead(_ encoded: String) -> Bool {
        let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.first?.isEmpty == true, parts.dropFirst(2).allSatisfy({ $0.utf8.allSatisfy(isDigit) })
        else { return false }
        return switch parts.count {
        case 4:
            ["2a", "2b", "2y"].contains(parts[1]) && bcryptCosts.contains(String(parts[2]))
                && parts[3].utf8.count == 53
        case 5:
            parts[1] == "y" && yescryptCosts.contains(String(parts[2]))
                && (1...86).contains(parts[3].utf8.count) && parts[4].utf8.count == 43
        default: false
        }
    }

    /// Whether ``make(_:)`` would spend as much on the password: if not, hash it anew when it is next told.
    package static func isCurrent(_ encoded: String) -> Bool { encoded.hasPrefix(currentPrefix) }

    /// The binary logarithms of bcrypt's rounds, up to two seconds; the original's is 10.
    private static let bcryptCosts: Set = ["04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14"]
    /// How crypt(5) writes the costs 1 to 7, up to 64 MiB.
    private static let yescryptCosts: Set = ["j75", "j85", "j7T", "j8T", "j9T", "jAT", "jBT"]

    /// One of the 64 in which crypt(5) writes numbers.
    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: ".")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func hash(_ password: String, setting: String) throws(CryptographyError) -> String {
        guard canBeMade(of: password) else { throw .notAPassword }
        guard let hash = LibCrypt.hash(password, setting: setting) else {
            throw .libraryFailed(operation: "hash a password")
        }
        return hash
    }
}
