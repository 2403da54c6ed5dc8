import Glibc
import SystemPackage

/// A file of a backup, read and written in pieces; closed when it goes. Every call blocks.
package struct ArchiveFile: ~Copyable {
    /// Bytes that are read and written at a time.
    package static let pieceBytes = 4 << 20

    private let descriptor: FileDescriptor
    private let path: String

    /// Opens a file for reading.
    package init(reading path: String) throws(ArchiveError) {
        self.path = path
        descriptor = try Self.attempt("read", path) {
            try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .noFollow])
        }
    }

    /// Creates a file for its owner alone; throws if there is one.
    package init(creating path: String) throws(ArchiveError) {
        self.path = path
        descriptor = try Self.attempt("create", path) {
            try FileDescriptor.open(
                FilePath(path), .writeOnly,
                options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite)
        }
    }

    deinit { _ = Glibc.close(descriptor.rawValue) }

    /// The bytes from `offset` on: `count` of them, or fewer where the file ends.
    package func read(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        let descriptor = descriptor
        return try Self.attempt("read", path) {
            // Safe: `read` is given the unwritten rest of the array's own storage, and `filled` counts
            // exactly the bytes that the kernel has written there.
            try unsafe [UInt8](unsafeUninitializedCapacity: count) { storage, filled in
                while filled < count {
                    let rest = unsafe UnsafeMutableRawBufferPointer(
                        rebasing: UnsafeMutableRawBufferPointer(storage)[filled...])
                    let got = try unsafe descriptor.read(
                        fromAbsoluteOffset: Int64(offset + filled), into: rest)
                    if got == 0 { break }
                    filled += got
                }
            }
        }
    }

    /// Writes all of `bytes` behind what was written before.
    package func append(_ bytes: [UInt8]) throws(ArchiveError) {
        try Self.attempt("write", path) { _ = try descriptor.writeAll(bytes) }
    }

    /// Makes what was written survive a power cut.
    package func sync() throws(ArchiveError) {
        guard fsync(descriptor.rawValue) == 0 else {
            throw ArchiveError("sync", path, Errno(rawValue: Glibc.errno))
        }
    }

    /// All bytes of a small file.
    ///
    /// - Throws: kind `damaged` for more than `most` bytes, else what the system says.
    package static func contents(of path: String, most: Int) throws(ArchiveError) -> [UInt8] {
        let bytes = try ArchiveFile(reading: path).read(at: 0, count: most + 1)
        guard bytes.count <= most else {
            throw ArchiveError(.damaged, "\(path) has more than \(most) bytes; it is not what it should be.")
        }
        return bytes
    }

    /// Makes a small file that survives a power cut, but for its name; see ``ArchiveFolder/sync(_:)``.
    package static func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
        let file = try ArchiveFile(creating: path)
        try file.append(bytes)
        try file.sync()
    }

    /// Copies a file so that it survives a power cut, and measures what was copied; `look` is told the bytes
    /// of each piece, in order.
    static func copy(
        _ source: String, to target: String, look: ([UInt8]) throws(ArchiveError) -> Void
    ) throws(ArchiveError) -> FileMeasure {
        let written = try ArchiveFile(creating: target)
        let measure = try ArchiveFile.measure(source) { piece throws(ArchiveError) in
            try written.append(piece)
            try look(piece)
        }
        try written.sync()
        return measure
    }

    /// The SHA-256 of a file and its size; `look` is told the bytes of each piece, in order.
    package static func measure(
        _ path: String, look: ([UInt8]) throws(ArchiveError) -> Void = { _ in }
    ) throws(ArchiveError) -> FileMeasure {
        let file = try ArchiveFile(reading: path)
        var measure = FileMeasure.Running()
        while true {
            let piece = try file.read(at: measure.bytes, count: pieceBytes)
            guard !piece.isEmpty else { return measure.value }
            measure.add(piece)
            try look(piece)
        }
    }

    static func attempt<Value>(
        _ deed: String, _ path: String, _ body: () throws -> Value
    ) throws(ArchiveError) -> Value {
        do {
            return try body()
        } catch let error as Errno {
            throw ArchiveError(deed, path, error)
        } catch {
            // SystemPackage throws nothing but Errno; any other error is told as a failed device.
            throw ArchiveError(deed, path, .ioError)
        }
    }
}
