import Glibc

/// How much room a file system has.
enum FreeSpace {
    /// Bytes that the daemon's user may still write below `path`; nil when the system does not say.
    static func bytes(of path: String) -> Int? {
        var status = statvfs()
        // Safe because the call only reads the path and fills in the structure it is given.
        guard unsafe statvfs(path, &status) == 0 else { return nil }
        return Int(
            clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
                .partialValue)
    }
}
