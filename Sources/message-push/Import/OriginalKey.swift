import Cryptography

/// The original's key, from a file: never from the command line, where everybody sees it.
enum OriginalKey {
    private static let bytesMax = 1024

    /// What opens the original's secrets: with the key in `file`, else with the one that everybody knows.
    ///
    /// - Throws: `FileContentsError`, or ``CommandFailure`` for a key of another length.
    static func secrets(file: String?) throws -> OriginalSecrets {
        guard let file else { return try OriginalSecrets(key: OriginalSecrets.publicKey) }
        var key = try FileContents.read(file, bytesMax: bytesMax)
        // A file that was written by hand ends with a line end.
        while let last = key.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
            key.removeLast()
        }
        do {
            return try OriginalSecrets(key: key)
        } catch {
            throw CommandFailure(
                exitCode: .damagedData,
                sentence: "\(file): \(error) It holds APP_ENCRYPTION_KEY as it is, not in base64.")
        }
    }
}
