import CCrypt

/// The only file that calls libcrypt, which keeps the system's own passwords: texts in, texts out.
///
/// Every `unsafe` below is safe for one reason. A text or an array is lent for the length of the call only,
/// and each buffer that C writes to has the size that crypt(3) asks for. C keeps no pointer.
enum LibCrypt {
    /// The longest password that it takes, in bytes.
    static let passwordBytesMax = Int(CRYPT_MAX_PASSPHRASE_SIZE) - 1

    /// What hashes are made of besides the password: yescrypt's name, its cost and `salt`.
    ///
    /// - Parameter cost: 1 to 11, see crypt(5).
    static func yescryptSetting(cost: UInt, salt: [UInt8]) -> String? {
        let size = CRYPT_GENSALT_OUTPUT_SIZE
        var setting = [CChar](repeating: 0, count: Int(size))
        let bytes = salt.map { CChar(bitPattern: $0) }
        // Safe: `bytes` has the count that is told, and `setting` has `size` bytes.
        let made = unsafe crypt_gensalt_rn("$y$", cost, bytes, CInt(bytes.count), &setting, size)
        return unsafe made == nil ? nil : text(setting)
    }

    /// The hash of `password` by the method, cost and salt of `setting`, with which it begins; a hash is such
    /// a setting too.
    ///
    /// - Parameter password: without NUL, and at most ``passwordBytesMax`` long.
    static func hash(_ password: String, setting: String) -> String? {
        var hash = [CChar](repeating: 0, count: Int(CRYPT_OUTPUT_SIZE))
        // Safe: at most CRYPT_OUTPUT_SIZE bytes are written to `hash`, which has them.
        let succeeded = unsafe ccrypt_hash(password, setting, &hash)
        return succeeded == 1 ? text(hash) : nil
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
