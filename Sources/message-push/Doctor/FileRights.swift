import Glibc

/// Who owns a file, and who may do what with it.
struct FileRights: Equatable {
    /// The owner's number.
    var owner: UInt32
    /// The bits of chmod(2).
    var mode: UInt32

    init(owner: UInt32, mode: UInt32) {
        self.owner = owner
        self.mode = mode
    }

    /// Looks at the file, or at what a link there leads to.
    init(of path: String) throws(SystemFailure) {
        var status = stat()
        // Safe because the call only reads the path and fills in the structure it is given.
        guard unsafe stat(path, &status) == 0 else { throw SystemFailure(errno: errno) }
        self.init(owner: status.st_uid, mode: status.st_mode & 0o7777)
    }

    /// The mode as chmod(1) takes it.
    var octal: String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
