import Glibc

/// How much room a file system has.
enum FreeSpace {
    /// Bytes that the daemon's user may still write below `path`; nil when the system does not say.
    static func bytes(of path: String) -> Int? {
        status(of: path).map { status in
            Int(
                clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
                    .partialValue)
        }
    }

    /// Files and folders that may still be made below `path`; nil when the system does not say, or the file
    /// system makes room for them as it goes.
    static func files(of path: String) -> Int? {
        guard let status = status(of: path), status.f_files > 0 else { return nil }
        return Int(clamping: UInt64(status.f_favail))
    }

    private static func status(of path: String) -> statvfs? {
        var status = statvfs()
        // Safe because the call only reads the path and fills in the structure it is given.
        return unsafe statvfs(path, &status) == 0 ? status : nil
    }
}
