import Glibc
import SystemPackage

/// A file of a ``FileDisk``.
final class DiskFile: JournalFile {
    private let descriptor: FileDescriptor
    private let path: String
    private let onSync: @Sendable (Duration) -> Void

    /// Owns `descriptor` from here on.
    init(descriptor: FileDescriptor, path: String, onSync: @escaping @Sendable (Duration) -> Void) {
        self.descriptor = descriptor
        self.path = path
        self.onSync = onSync
    }

    deinit {
        FileDisk.close(descriptor)
    }

    func size() throws(JournalError) -> Int {
        // Every read and write names its offset, so moving the file's own place disturbs nobody.
        try FileDisk.attempt(.read, path) {
            Int(try descriptor.seek(offset: 0, from: .end))
        }
    }

    func read(at offset: Int, count: Int) throws(JournalError) -> [UInt8] {
        try FileDisk.read(descriptor, at: offset, count: count, path: path)
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(JournalError) {
        try FileDisk.attempt(.write, path) {
            _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
        }
    }

    func preallocate(_ size: Int) throws(JournalError) {
        // posix_fallocate works, if slowly, on file systems that know no fallocate. It returns its
        // error instead of setting errno.
        var failure = EINTR
        while failure == EINTR {
            failure = posix_fallocate(descriptor.rawValue, 0, off_t(size))
        }
        guard failure == 0 else {
            throw JournalError(errno: failure, operation: .preallocate, path: path)
        }
    }

    func shorten(to size: Int) throws(JournalError) {
        try FileDisk.attempt(.shorten, path) {
            try descriptor.resize(to: Int64(size))
        }
    }

    func sync() throws(JournalError) {
        guard fsync(descriptor.rawValue) == 0 else {
            throw JournalError(errno: Glibc.errno, operation: .sync, path: path)
        }
    }

    func syncContents() throws(JournalError) {
        let start = ContinuousClock.now
        guard fdatasync(descriptor.rawValue) == 0 else {
            throw JournalError(errno: Glibc.errno, operation: .sync, path: path)
        }
        onSync(ContinuousClock.now - start)
    }
}
