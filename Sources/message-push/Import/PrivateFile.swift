import Messaging
import SystemPackage

/// A new file that its owner alone may read.
enum PrivateFile {
    /// Writes `text` to a file that there was not.
    static func create(_ path: String, _ text: String) throws(CommandFailure) {
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: [.ownerReadWrite])
            try file.closeAfter { _ = try file.writeAll(Array(text.utf8)) }
        } catch {
            throw CommandFailure(exitCode: .disk, sentence: "\(path) cannot be written: \(error)")
        }
    }
}
