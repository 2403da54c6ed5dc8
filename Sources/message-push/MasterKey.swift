import Cryptography
import FoundationEssentials
import SystemPackage

/// The key under which the catalog's secrets are sealed: 32 bytes, written as 64 hexadecimal digits.
enum MasterKey {
    private static let bytesCount = 32

    /// Reads the key, or makes one where the settings allow that and there is none.
    static func load(_ settings: Settings) throws -> [UInt8] {
        let path = settings.masterKeyFile
        do {
            return try key(from: FileContents.read(path, bytesMax: 1024), path: path)
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

    private static func make(at path: String) throws -> [UInt8] {
        let key = try RandomBytes.make(count: bytesCount)
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: [.ownerReadWrite])
            try file.closeAfter { _ = try file.writeAll(Array((Hex.encode(key) + "\n").utf8)) }
        } catch let error as Errno {
            throw CommandFailure(
                exitCode: .disk,
                sentence: "cannot write the new master key \(path): \(error). Check the state directory.")
        }
        return key
    }
}
