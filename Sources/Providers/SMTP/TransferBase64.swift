import Cryptography

/// Bytes in the transfer encoding of RFC 2045 §6.8.
enum TransferBase64 {
    /// What fills a line of 76 characters.
    private static let bytesOfLine = 57

    /// Lines of 76 characters, CRLF between them and none after the last.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + bytesOfLine - 1) / bytesOfLine * 78)
        var start = 0
        while start < bytes.count {
            if start > 0 { result += [0x0D, 0x0A] }
            let end = min(start + bytesOfLine, bytes.count)
            result.append(contentsOf: Base64Text.encode(Array(bytes[start..<end])).utf8)
            start = end
        }
        return result
    }
}
