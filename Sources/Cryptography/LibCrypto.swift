import COpenSSL

/// The only file that calls libcrypto: bytes in, bytes out.
///
/// Every `unsafe` below is safe for one reason. An array lends its storage for the length of the
/// call only, its true count is passed beside it, and each buffer that C writes to has been made
/// with exactly the size that `openssl_door.h` asks for. C keeps no pointer.
enum LibCrypto {
    static var version: String {
        // Safe: libcrypto answers with a text of its own that lives as long as the program.
        unsafe String(cString: OpenSSL_version(OPENSSL_VERSION))
    }

    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: DOOR_SHA256_BYTES)
        // Safe: 32 bytes are written to a buffer of 32.
        unsafe door_sha256(bytes, bytes.count, &digest)
        return digest
    }

    static func beginSHA256() -> SHA256_CTX {
        var context = SHA256_CTX()
        // Safe: the context is ours and whole.
        unsafe SHA256_Init(&context)
        return context
    }

    static func addSHA256(_ bytes: [UInt8], to context: inout SHA256_CTX) {
        // Safe: `bytes` has `bytes.count` bytes, and the context was begun.
        unsafe SHA256_Update(&context, bytes, bytes.count)
    }

    static func endSHA256(_ context: SHA256_CTX) -> [UInt8] {
        var (context, digest) = (context, [UInt8](repeating: 0, count: DOOR_SHA256_BYTES))
        // Safe: 32 bytes are written to a buffer of 32.
        unsafe SHA256_Final(&digest, &context)
        return digest
    }

    static func sha1(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: DOOR_SHA1_BYTES)
        // Safe: 20 bytes are written to a buffer of 20.
        unsafe door_sha1(bytes, bytes.count, &digest)
        return digest
    }

    static func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: DOOR_SHA256_BYTES)
        // Safe: 32 bytes are written to a buffer of 32.
        unsafe door_hmac_sha256(key, key.count, message, message.count, &code)
        return code
    }

    static func isEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        guard first.count == second.count else { return false }
        // Safe: both arrays have `first.count` bytes.
        return unsafe CRYPTO_memcmp(first, second, first.count) == 0
    }

    static func random(count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        guard let size = Int32(exactly: count) else { return nil }
        // Safe: `size` is the buffer's count.
        return unsafe RAND_bytes(&bytes, size) == 1 ? bytes : nil
    }

    /// - Parameter key: exactly 32 bytes; `nonce`: exactly 12.
    static func seal(
        _ plain: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]
    ) -> (sealed: [UInt8], tag: [UInt8])? {
        precondition(key.count == 32 && nonce.count == 12, "AES-256-GCM wants 32 and 12 bytes")
        var sealed = [UInt8](repeating: 0, count: plain.count)
        var tag = [UInt8](repeating: 0, count: DOOR_GCM_TAG_BYTES)
        // Safe: `sealed` has the plain text's count, `tag` its 16 bytes, key and nonce were checked.
        let succeeded = unsafe door_gcm_seal(
            key, nonce, associated, associated.count, plain, plain.count, &sealed, &tag)
        return succeeded == 1 ? (sealed, tag) : nil
    }

    /// - Parameter key: exactly 32 bytes; `nonce`: exactly 12; `tag`: exactly 16.
    static func open(
        _ sealed: [UInt8], tag: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]
    ) -> [UInt8]? {
        precondition(key.count == 32 && nonce.count == 12, "AES-256-GCM wants 32 and 12 bytes")
        precondition(tag.count == DOOR_GCM_TAG_BYTES, "AES-256-GCM has a tag of 16 bytes")
        var plain = [UInt8](repeating: 0, count: sealed.count)
        // Safe: `plain` has the sealed text's count; key, nonce and tag were checked.
        let succeeded = unsafe door_gcm_open(
            key, nonce, associated, associated.count, sealed, sealed.count, tag, &plain)
        return succeeded == 1 ? plain : nil
    }
}
