import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// The real disk: a state directory with the file `lock` and the folder `journal`.
///
/// Whatever it creates is for its owner alone: folders have mode 0700, files 0600, and no file
/// stays open across `exec`. Work is done on a queue of its own, never on Swift's shared threads.
package final class FileDisk: JournalDisk {
    /// The folder of the segments.
    package let path: String
    private let statePath: String
    private let held = Mutex<FileDescriptor?>(nil)
    private let queue = DispatchQueue(label: "message-push.journal")
    private let onSync: @Sendable (Duration) -> Void

    /// Names the disk; nothing is touched before ``lock()``.
    ///
    /// - Parameters:
    ///   - stateDirectory: such as `/var/lib/message-push`; made if missing, its parent not.
    ///   - onSync: told how long each sync of a group of records took, before anyone is told that they are
    ///     durable; so it must be quick. A sync that failed is not told.
    package init(stateDirectory: String, onSync: @escaping @Sendable (Duration) -> Void = { _ in }) {
        statePath = stateDirectory
        path = stateDirectory + "/journal"
        self.onSync = onSync
    }

    deinit {
        unlock()
    }

    /// Makes the folders and takes the lock; see ``JournalDisk/lock()``.
    ///
    /// The lock is `flock` on the file `lock`, so that it goes when the process goes, however it
    /// ends. The file holds the process id in decimal, for the sentence of the next opener.
    package func lock() throws(JournalError) {
        try FileDisk.makeFolder(statePath)
        try FileDisk.makeFolder(path)
        try FileDisk.syncFolder(statePath)
        let lockPath = statePath + "/lock"
        let file = try FileDisk.attempt(.lock, lockPath) {
            try FileDescriptor.open(
                FilePath(lockPath), .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite
            )
        }
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let reason = Glibc.errno
            let holder = FileDisk.processID(in: file)
            FileDisk.close(file)
            throw FileDisk.lockFailed(lockPath, reason: reason, holder: holder)
        }
        try FileDisk.attempt(.lock, lockPath) {
            try file.resize(to: 0)
            try file.writeAll(toAbsoluteOffset: 0, "\(getpid())\n".utf8)
        }
        let earlier = held.withLock { held in
            defer { held = file }
            return held
        }
        if let earlier { FileDisk.close(earlier) }
    }

    /// Closes the lock's file, which lets others in.
    package func unlock() {
        let file = held.withLock { held in
            defer { held = nil }
            return held
        }
        if let file { FileDisk.close(file) }
    }

    /// Lists the folder of the segments.
    package func names() throws(JournalError) -> [String] {
        // Safe: the stream is used on this thread only, is closed before leaving, and each entry
        // is copied before the next call overwrites it.
        guard let stream = unsafe opendir(path) else {
            throw JournalError(errno: Glibc.errno, operation: .list, path: path)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        Glibc.errno = 0
        while let entry = unsafe readdir(stream) {
            // Safe: the kernel ends d_name with a zero byte inside the entry.
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe String(cString: UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
            }
            if name != "." && name != ".." { names.append(name) }
        }
        guard Glibc.errno == 0 else {
            throw JournalError(errno: Glibc.errno, operation: .list, path: path)
        }
        return names
    }

    /// Opens a file of the journal.
    package func open(_ name: String, forWriting: Bool) throws(JournalError) -> any JournalFile {
        let filePath = path + "/" + name
        let descriptor = try FileDisk.attempt(.open, filePath) {
            try FileDescriptor.open(
                FilePath(filePath), forWriting ? .readWrite : .readOnly, options: [.closeOnExec, .noFollow])
        }
        return DiskFile(descriptor: descriptor, path: filePath, onSync: onSync)
    }

    /// Creates a file of the journal with mode 0600.
    package func create(_ name: String) throws(JournalError) -> any JournalFile {
        let filePath = path + "/" + name
        let descriptor = try FileDisk.attempt(.create, filePath) {
            try FileDescriptor.open(
                FilePath(filePath), .readWrite,
                options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite)
        }
        return DiskFile(descriptor: descriptor, path: filePath, onSync: onSync)
    }

    /// Renames a file of the journal.
    package func rename(_ name: String, to newName: String) throws(JournalError) {
        // Safe: both strings live until the call returns, and the kernel only reads them.
        guard unsafe Glibc.rename(path + "/" + name, path + "/" + newName) == 0 else {
            throw JournalError(errno: Glibc.errno, operation: .rename, path: path + "/" + name)
        }
    }

    /// Removes a file of the journal.
    package func remove(_ name: String) throws(JournalError) {
        // Safe: the string lives until the call returns, and the kernel only reads it.
        guard unsafe unlink(path + "/" + name) == 0 else {
            throw JournalError(errno: Glibc.errno, operation: .remove, path: path + "/" + name)
        }
    }

    /// Syncs the folder of the segments.
    package func sync() throws(JournalError) {
        try FileDisk.syncFolder(path)
    }

    /// Does `work` on the journal's own queue, and returns at once.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        queue.async(execute: work)
    }
}

extension FileDisk {
    /// The bytes of an open file from `offset` on, fewer than `count` only at its end.
    static func read(
        _ descriptor: FileDescriptor, at offset: Int, count: Int, path: String
    ) throws(JournalError) -> [UInt8] {
        try attempt(.read, path) {
            // Safe: `read` is given the unwritten rest of the array's own storage, and `filled`
            // counts exactly the bytes the kernel has written there.
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

    /// Calls the system and says what was tried on what when it refuses.
    static func attempt<Value>(
        _ operation: JournalOperation, _ path: String, _ body: () throws -> Value
    ) throws(JournalError) -> Value {
        do {
            return try body()
        } catch let error as Errno {
            throw JournalError(errno: error.rawValue, operation: operation, path: path)
        } catch {
            // SystemPackage throws nothing but Errno; any other error is told as a failed device.
            throw JournalError(errno: EIO, operation: operation, path: path)
        }
    }

    /// Closes a descriptor whose contents were synced, or do not matter: a failure changes nothing.
    static func close(_ descriptor: FileDescriptor) {
        _ = Glibc.close(descriptor.rawValue)
    }

    private static func makeFolder(_ path: String) throws(JournalError) {
        // Safe: the string lives until the call returns, and the kernel only reads it.
        if unsafe mkdir(path, 0o700) != 0, Glibc.errno != EEXIST {
            throw JournalError(errno: Glibc.errno, operation: .create, path: path)
        }
        close(try openFolder(path))
    }

    private static func syncFolder(_ path: String) throws(JournalError) {
        let folder = try openFolder(path)
        defer { close(folder) }
        guard fsync(folder.rawValue) == 0 else {
            throw JournalError(errno: Glibc.errno, operation: .sync, path: path)
        }
    }

    private static func openFolder(_ path: String) throws(JournalError) -> FileDescriptor {
        try attempt(.open, path) {
            try FileDescriptor.open(FilePath(path), .readOnly, options: [.directory, .closeOnExec])
        }
    }

    private static func processID(in file: FileDescriptor) -> Int32? {
        var bytes: [UInt8] = []
        do throws(JournalError) {
            bytes = try read(file, at: 0, count: 16, path: "lock")
        } catch {
            // The id is a courtesy; the error that follows is complete without it.
            return nil
        }
        return Int32(String(decoding: bytes.prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
    }

    private static func lockFailed(_ path: String, reason: Int32, holder: Int32?) -> JournalError {
        guard reason == EWOULDBLOCK else {
            return JournalError(errno: reason, operation: .lock, path: path)
        }
        let who = holder.map { "process \($0)" } ?? "another process"
        return JournalError(
            kind: .locked(pid: holder), operation: .lock, path: path,
            hint: "The journal is in use by \(who). Stop it first; two writers would destroy the journal.")
    }
}
