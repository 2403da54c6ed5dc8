import Archive
import Messaging

/// Fetches a backup that the daemon made into a directory that the daemon may not write to, and verifies what
/// came. The master key never travels: this process reads it itself, or the backup goes without.
struct BackupDownload {
    let client: ControlClient
    /// What the daemon said of the backup.
    let made: JSONValue
    let directory: String
    let mustHaveKey: Bool
    let progress: ProgressLine

    /// What was made, with the folder where it lies now. Blocks while files are written.
    func run() async throws -> JSONValue {
        let name = made.cell("name")
        let (folder, partial) = (directory + "/" + name, directory + "/" + name + ".partial")
        let manifest = try BackupManifest(json: made["manifest"] ?? .null, path: name)
        try ArchiveFolder.remove(partial)
        try ArchiveFolder.make(partial)
        let hasKey: Bool
        do {
            try await fetch(BackupNames.ledger, of: name, manifest.ledger.measure, to: partial)
            try await fetch(BackupNames.catalog, of: name, manifest.catalog.measure, to: partial)
            try ArchiveFile.write(
                Array((manifest.json.text(.pretty) + "\n").utf8), to: partial + "/" + BackupNames.manifest)
            hasKey = try takeKey(manifest, to: partial)
            try ArchiveFolder.sync(partial)
            try ArchiveFolder.rename(partial, to: folder)
            try ArchiveFolder.sync(directory)
        } catch {
            try ArchiveFolder.remove(partial)
            throw CommandFailure(
                exitCode: ExitCode(error),
                sentence: "\(error) The backup is whole, and lies in \(made.cell("directory")).")
        }
        _ = try await client.post("backups/\(name.asPathSegment)/remove", [:])
        return story(folder: folder, hasKey: hasKey)
    }

    private func fetch(
        _ file: String, of backup: String, _ expected: FileMeasure, to folder: String
    ) async throws {
        let written = try ArchiveFile(creating: folder + "/" + file)
        var measure = FileMeasure.Running()
        while measure.bytes < expected.bytes {
            let path = "control/backups/\(backup.asPathSegment)/\(file)?offset=\(measure.bytes)"
            let piece = try await client.bytes(path)
            guard !piece.isEmpty else { break }
            try written.append(piece)
            measure.add(piece)
            progress.show(
                BackupWatch.line("fetching \(file)", Double(measure.bytes) / Double(expected.bytes)))
        }
        try written.sync()
        guard measure.value == expected else {
            throw ArchiveError(.damaged, "What came of \(file) is not what the daemon has.")
        }
    }

    /// Reads the key where the daemon has it, if it belongs into the backup; whether it is there now.
    private func takeKey(_ manifest: BackupManifest, to folder: String) throws -> Bool {
        guard made["with_key"]?.boolValue == true else { return false }
        let bytes: [UInt8]
        do {
            bytes = try FileContents.read(made.cell("key_file"), bytesMax: 1024)
        } catch {
            // Asked for, it must be there; otherwise the report says that it is not.
            if mustHaveKey { throw error }
            return false
        }
        let path = folder + "/" + BackupNames.key
        try ArchiveFile.write(bytes, to: path)
        return true
    }

    private func story(folder: String, hasKey: Bool) -> JSONValue {
        guard var story = made.objectValue else { return made }
        story["directory"] = .string(folder)
        story["with_key"] = .bool(hasKey)
        return .object(story)
    }
}
