import Messaging
import Synchronization

/// Everything that accounts of the sandbox were given lately: the newest in memory, and all in a file where
/// there is one.
package final class SandboxLog: Sendable {
    /// Records that are kept in memory.
    package static let recordsMax = 1000
    /// Characters of a body that are kept in memory, so that a thousand long mails fit. The file has all.
    package static let bodyCharactersMax = 4000

    private let newest = Mutex<[SandboxRecord]>([])
    private let file: SandboxFile?

    /// A log that is empty in memory and appends to the file `path`, if one is given.
    ///
    /// The file is made at the first record, for this user's eyes only: it holds whole messages.
    package init(path: String? = nil) {
        file = path.map { SandboxFile(path: $0) }
    }

    /// The newest records, oldest first, at most ``recordsMax``.
    package var records: [SandboxRecord] { newest.withLock { Array($0.suffix(Self.recordsMax)) } }

    /// Keeps `record`, and returns when its line has been written to the file.
    ///
    /// - Throws: ``SandboxFileError`` if the file cannot be written; the record stays in memory.
    func append(_ record: SandboxRecord) async throws(SandboxFileError) {
        var kept = record
        kept.content.body = String(record.content.body.prefix(Self.bodyCharactersMax))
        newest.withLock { [kept] records in
            records.append(kept)
            // A few too many are kept and dropped together: dropping moves all the others.
            if records.count >= Self.recordsMax + 250 { records.removeFirst(250) }
        }
        try await file?.append(record.line)
    }
}
