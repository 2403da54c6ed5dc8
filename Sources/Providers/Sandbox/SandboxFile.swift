import Dispatch
import SystemPackage

/// The sandbox's file of JSON lines. A queue of its own opens and writes it, because both may block.
final class SandboxFile: Sendable {
    /// 64 MiB: a sandbox shows what was sent, it is no archive.
    static let bytesMax: Int64 = 64 << 20

    private let path: FilePath
    private let bytesMax: Int64
    private let queue = DispatchQueue(label: "message-push.sandbox")

    init(path: String, bytesMax: Int64 = SandboxFile.bytesMax) {
        self.path = FilePath(path)
        self.bytesMax = bytesMax
    }

    /// Appends `line` and returns when it is written, not synced.
    ///
    /// The file is opened for each line, so it may be removed or moved at any time.
    func append(_ line: [UInt8]) async throws(SandboxFileError) {
        let result: Result<Void, SandboxFileError> = await withCheckedContinuation { continuation in
            queue.async { [path, bytesMax] in
                continuation.resume(returning: Self.write(line, to: path, bytesMax: bytesMax))
            }
        }
        try result.get()
    }

    private static func write(
        _ line: [UInt8], to path: FilePath, bytesMax: Int64
    ) -> Result<Void, SandboxFileError> {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.append, .create, .closeOnExec], permissions: .ownerReadWrite)
            return try file.closeAfter {
                let size = try file.seek(offset: 0, from: .end)
                guard size + Int64(line.count) <= bytesMax else {
                    return .failure(.full(bytesMax: bytesMax))
                }
                try file.writeAll(line)
                return .success(())
            }
        } catch let errno as Errno {
            return .failure(.system(errno.description))
        } catch {
            return .failure(.system(String(describing: error)))
        }
    }
}
