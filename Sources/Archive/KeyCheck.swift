import Cryptography

/// Tells one master key from another without telling either.
package enum KeyCheck {
    private static let purpose = Array("message-push backup key check".utf8)
    /// Enough that no other key fits by chance, and nothing that helps to find the key.
    private static let bytes = 8

    /// Sixteen hexadecimal digits that belong to a key.
    package static func text(of key: [UInt8]) -> String {
        Hex.encode(MessageAuthentication.sha256(key: key, message: purpose).prefix(bytes))
    }

    /// The digits of the key in a file, which holds it in hexadecimal digits; nil if it holds no key.
    static func text(ofKeyFile path: String) throws(ArchiveError) -> String? {
        let digits = String(decoding: try ArchiveFile.contents(of: path, most: 1024), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined()
        return Hex.decode(digits).map { text(of: $0) }
    }
}
