import Archive
import Cryptography
import FoundationEssentials
import SystemPackage

/// The key under which the catalog's secrets are sealed: 32 bytes, written as 64 hexadecimal digits.
enum MasterKey {
    private static let bytesCount = 32
    /// A file larger than this is none.
    private static let bytesMax = 1024

    /// Reads the key, or makes one where the settings allow that and there is none.
    static func load(_ settings: Settings) throws -> [UInt8] {
        let path = settings.masterKeyFile
        do {
            return try key(from: FileContents.read(path, bytesMax: bytesMax), path: path)
        } catch FileContentsError.missing where settings.makesMasterKey {
            return try make(at: path)
        } catch FileContentsError.missing {
            throw CommandFailure(
                exitCode: .settings,
                sentence: """
                    There is no master key at \(path), where master_key_file says it is. Put the key there; \
                    secrets cannot be read without it.
                    """)
        }
    }

    /// Whether the key is there and is one, without making any.
    ///
    /// - Throws: ``FileContentsError`` or a ``CommandFailure`` with a sentence.
    static func check(_ path: String) throws {
        _ = try key(from: FileContents.read(path, bytesMax: bytesMax), path: path)
    }

    private static func key(from bytes: [UInt8], path: String) throws -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined()
        guard let key = Hex.decode(text), key.count == bytesCount else {
            throw CommandFailure(
                exitCode: .settings,
                sentence: """
                    The master key \(path) is not \(2 * bytesCount) hexadecimal digits. Restore it from your \
                    backup; secrets cannot be read with another key.
                    """)
        }
        return key
    }

    /// Puts a new key on the disk before it is used: no power cut may take what alone reads the secrets.
    private static func make(at path: String) throws -> [UInt8] {
        let key = try RandomBytes.make(count: bytesCount)
        let new = path + ".new"
        try ArchiveFolder.remove(new)
        try ArchiveFile.write(Array((Hex.encode(key) + "\n").utf8), to: new)
        try ArchiveFolder.rename(new, to: path)
        try ArchiveFolder.sync(FilePath(path).removingLastComponent().string)
        return key
    }
}
