import FoundationEssentials
import Glibc
import SystemPackage

/// What is done to folders: made, listed, renamed in one step, and made to survive a power cut. All block.
package enum ArchiveFolder {
    /// Makes a folder for its owner alone; its parent must be there.
    ///
    /// - Parameter mayExist: whether one that is there already will do.
    package static func make(_ path: String, mayExist: Bool = false) throws(ArchiveError) {
        // Safe: the string lives until the call returns, and the kernel only reads it.
        guard unsafe mkdir(path, 0o700) != 0 else { return }
        let reason = Errno(rawValue: Glibc.errno)
        if mayExist, reason == .fileExists, isFolder(path) { return }
        throw ArchiveError("make", path, reason)
    }

    /// Whether there is a folder.
    package static func isFolder(_ path: String) -> Bool {
        do {
            return try Stat(FilePath(path)).type == .directory
        } catch {
            return false
        }
    }

    /// Whether there is anything.
    package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The names of what is in a folder, in order.
    package static func names(in path: String) throws(ArchiveError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw ArchiveError(.trouble, "cannot list \(path). Check that it is there and may be read.")
        }
    }

    /// The name if nothing in the folder has it, else the same with the first free number behind it.
    static func freeName(in folder: String, like name: String) -> String {
        var (free, number) = (name, 1)
        while exists(folder + "/" + free) {
            number += 1
            free = name + "-\(number)"
        }
        return free
    }

    /// Removes a file or a folder with all in it, if it is there.
    package static func remove(_ path: String) throws(ArchiveError) {
        guard exists(path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw ArchiveError(.trouble, "cannot remove \(path). Check its permissions.")
        }
    }

    /// Gives a file or a folder another name in one step; replaces a file that has the name.
    package static func rename(_ path: String, to newPath: String) throws(ArchiveError) {
        // Safe: both strings live until the call returns, and the kernel only reads them.
        guard unsafe Glibc.rename(path, newPath) == 0 else {
            throw ArchiveError("rename", path, Errno(rawValue: Glibc.errno))
        }
    }

    /// Makes the names in a folder, or what is in a file, survive a power cut.
    package static func sync(_ path: String) throws(ArchiveError) {
        let folder = try ArchiveFile.attempt("open", path) {
            try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
        }
        defer { _ = Glibc.close(folder.rawValue) }
        guard fsync(folder.rawValue) == 0 else {
            throw ArchiveError("sync", path, Errno(rawValue: Glibc.errno))
        }
    }

    /// The size of a file; zero if there is none.
    static func bytes(of path: String) -> Int {
        do {
            return Int(try Stat(FilePath(path)).size)
        } catch {
            return 0
        }
    }

    /// Gives what root made to whom the folder belongs that it lies in.
    static func giveAway(_ path: String, toOwnerOf folder: String) throws(ArchiveError) {
        guard geteuid() == 0 else { return }
        let owner = try ArchiveFile.attempt("look at", folder) { try Stat(FilePath(folder)) }
        // Safe: the string lives until the call returns, and the kernel only reads it.
        guard unsafe lchown(path, owner.userID.rawValue, owner.groupID.rawValue) == 0 else {
            throw ArchiveError("give away", path, Errno(rawValue: Glibc.errno))
        }
        guard isFolder(path) else { return }
        for name in try names(in: path) { try giveAway(path + "/" + name, toOwnerOf: folder) }
    }
}
