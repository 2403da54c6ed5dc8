import Glibc

/// A small file, read whole.
enum FileContents {
    /// Reads the file at `path`, or standard input for `-`. Blocks until it is read.
    ///
    /// Pipes are read as files are, so that `apply -f <(generator)` works.
    static func read(_ path: String, bytesMax: Int) throws(FileContentsError) -> [UInt8] {
        do throws(SystemFailure) {
            let file = path == "-" ? Descriptor.standardInput : try Descriptor(reading: path)
            defer { file.close() }
            let contents = try read(file, bytesMax: bytesMax)
            guard contents.count <= bytesMax else { throw SystemFailure(errno: EFBIG) }
            return contents
        } catch {
            throw fault(error.errno, path == "-" ? "standard input" : path, bytesMax: bytesMax)
        }
    }

    /// Whether this process can read a file at `path`.
    static func canRead(_ path: String) -> Bool {
        Descriptor.refusal(of: R_OK, at: path) == nil
    }

    /// All there is, or a little more than `bytesMax` bytes of it.
    private static func read(_ file: Descriptor, bytesMax: Int) throws(SystemFailure) -> [UInt8] {
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while contents.count <= bytesMax {
            let count = try file.read(into: &chunk)
            if count == 0 { break }
            contents += chunk[..<count]
        }
        return contents
    }

    /// What the system's refusal means for the file at `path`.
    static func fault(_ errno: CInt, _ path: String, bytesMax: Int = 0) -> FileContentsError {
        switch errno {
        case ENOENT, ENOTDIR: .missing(path: path)
        case EACCES, EPERM: .notPermitted(path: path)
        case EFBIG: .tooLarge(path: path, bytesMax: bytesMax)
        default: .unreadable(path: path, SystemFailure(errno: errno))
        }
    }
}
