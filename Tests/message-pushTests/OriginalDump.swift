@testable import message_push

/// A dump as mysqldump 8.0 writes it. The secrets in it were sealed by another implementation (Python's
/// `cryptography`) with the key that the original takes where nobody gave it one, but for one of them.
enum OriginalDump {
    static let secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
    static let sealed = "AAECAwQFBgcICQoLnPmH1ed0POhWgrDaA4ViUpWxATFtogM2fCdZatFViOr8VCzceQG+DVOI3LDxecvx"
    /// With the key `0123456789abcdef0123456789abcdeF`.
    static let shut = "AAECAwQFBgcICQoLWZxx8zJ5iKJXrpwhztYEp+5a5IbHHcV4HeRc2i/zQi4fQN4ZPnOoYvPpoHTsleOT"

    /// Two accounts for short messages in one channel, a mailbox in another, applications, and a history.
    static var shop: String {
        get throws { try InstalledFile.contents("Tests/acceptance/dumps/original.sql") }
    }

    /// What is read of a dump, `chunkBytes` at a time.
    static func tables(_ text: String, chunkBytes: Int = 4096) throws(DumpError) -> DumpTables {
        try DumpReader.read(bytes(text, chunkBytes: chunkBytes))
    }

    /// The text as a file that gives `chunkBytes` at a time.
    static func bytes(_ text: String, chunkBytes: Int) -> DumpBytes {
        var rest = Array(text.utf8)[...]
        return DumpBytes(chunkBytes: chunkBytes) { (chunk) throws(SystemFailure) in
            let count = min(chunk.count, rest.count)
            chunk.replaceSubrange(..<count, with: rest.prefix(count))
            rest = rest.dropFirst(count)
            return count
        }
    }
}
