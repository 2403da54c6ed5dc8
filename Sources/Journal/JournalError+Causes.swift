import Glibc

extension JournalError {
    /// An error the system told, sorted by its number.
    ///
    /// "No space" is ``Kind/full`` only where trying again later is safe. A failed sync or a failed
    /// cut leaves the file in an unknown state, whatever the reason was.
    package init(
        errno: Int32, operation: JournalOperation, path: String, position: JournalPosition? = nil
    ) {
        let kind: Kind
        switch (errno, operation) {
        case (_, .sync), (_, .shorten): kind = .io(errno: errno)
        case (ENOSPC, _), (EDQUOT, _): kind = .full
        case (ENOTDIR, _): kind = .notADirectory
        default: kind = .io(errno: errno)
        }
        self.init(
            kind: kind, operation: operation, path: path, position: position, errno: errno,
            hint: JournalError.hint(kind: kind, errno: errno, operation: operation))
    }

    private static func hint(kind: Kind, errno: Int32, operation: JournalOperation) -> String {
        switch (kind, errno) {
        case (.full, _):
            "Nothing of it was kept. Free space on this disk; new work is taken again by itself."
        case (.notADirectory, _):
            "A part of this path is not a folder. Move it away or set another state directory."
        case (_, EACCES), (_, EPERM):
            "Let the user this program runs as own the folder (mode 0700) and the files in it (mode 0600)."
        case (_, EROFS):
            "The file system is read-only, often after a disk error. Check the system log, mount it writable."
        case (_, EMFILE), (_, ENFILE):
            "Too many files are open. Raise LimitNOFILE of the unit and start again."
        case _ where operation == .sync || operation == .write || operation == .shorten:
            "Nothing after the last acknowledged append is certain. Check the disk, then start again; "
                + "recovery decides."
        default:
            "Check the disk and the system log, then start again."
        }
    }

    /// An append to a journal that no longer takes any, because of `cause` if there was one.
    static func closed(path: String, because cause: JournalError?) -> JournalError {
        JournalError(
            kind: .closed, operation: .append, path: path, position: cause?.position, errno: cause?.errno,
            hint: cause.map { "The journal is closed since an earlier failure: \($0)" }
                ?? "The journal was closed in order; start again to write to it.")
    }

    /// A file that is not what was written to it, at `offset` bytes from its beginning.
    static func damaged(
        _ what: String, path: String, offset: Int, position: JournalPosition?
    ) -> JournalError {
        JournalError(
            kind: .damaged, operation: .recover, path: path, position: position,
            hint: """
                \(what) (byte \(offset) of the file). Nothing was changed. Keep a copy of the folder, \
                restore it from a backup or repair the disk, then start again. Starting without this file \
                loses what was accepted after this position.
                """)
    }
}
