/// Which libcrypto this process runs with.
package enum OpenSSLVersion {
    /// For example: `OpenSSL 3.0.17 1 Jul 2025`.
    package static var text: String { LibCrypto.version }
}
