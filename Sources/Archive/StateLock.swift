import Glibc
import SystemPackage

/// The lock of a state directory, the one that the daemon holds while it runs; let go when this goes.
///
/// `flock` on the file `lock`, as the journal's disk takes it: whoever has it may change what lies there.
struct StateLock: ~Copyable {
    private let descriptor: FileDescriptor

    /// Takes the lock. Blocks for a moment.
    ///
    /// - Throws: kind `inUse` while somebody else has it.
    init(_ stateDirectory: String) throws(ArchiveError) {
        let path = stateDirectory + "/" + BackupNames.lock
        let file = try ArchiveFile.attempt("lock", path) {
            try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite)
        }
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let reason = Errno(rawValue: Glibc.errno)
            _ = Glibc.close(file.rawValue)
            guard reason == .wouldBlock else { throw ArchiveError("lock", path, reason) }
            throw ArchiveError(
                .inUse,
                """
                \(stateDirectory) is in use by a running daemon. Stop it first: systemctl stop message-push \
                message-push.socket message-push-control.socket
                """)
        }
        descriptor = file
    }

    deinit { _ = Glibc.close(descriptor.rawValue) }
}
