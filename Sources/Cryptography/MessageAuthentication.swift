/// Codes that prove a message was written by someone who knows the key.
///
/// Compare two codes with ``ConstantTime/isEqual(_:_:)`` and never with `==`.
package enum MessageAuthentication {
    /// The HMAC-SHA256 of `message` (RFC 2104): always 32 bytes.
    ///
    /// Cannot fail and allocates nothing but its result, for it is asked once for every request.
    /// An empty key is allowed, as RFC 2104 does; that it is not wise is the caller's business.
    package static func sha256(key: [UInt8], message: [UInt8]) -> [UInt8] {
        LibCrypto.hmacSHA256(key: key, message: message)
    }

    /// The HMAC-SHA1 of `message` (RFC 2104): always 20 bytes. Only where another side prescribes it.
    package static func sha1(key: [UInt8], message: [UInt8]) -> [UInt8] {
        let block = 64
        let short = key.count > block ? LibCrypto.sha1(key) : key
        let padded = short + [UInt8](repeating: 0, count: block - short.count)
        let inner = LibCrypto.sha1(padded.map { $0 ^ 0x36 } + message)
        return LibCrypto.sha1(padded.map { $0 ^ 0x5C } + inner)
    }
}
