/// The segment that records are added to. Used by one thread at a time, which may block.
struct SegmentWriter {
    /// How a write ended that did not harm the segment.
    enum Outcome {
        case written
        /// The disk had no space; the segment is again as it was before.
        case noSpace(JournalError)
    }

    let first: JournalPosition
    private(set) var end: JournalPosition
    /// Bytes of the file for which the disk has promised space.
    private(set) var allocatedBytes: Int
    private let file: any JournalFile

    /// Goes on after `end` in `file`, which has `allocatedBytes` bytes.
    init(file: any JournalFile, first: JournalPosition, end: JournalPosition, allocatedBytes: Int) {
        self.file = file
        self.first = first
        self.end = end
        self.allocatedBytes = allocatedBytes
    }

    /// Where the next record goes in the file.
    var offset: Int { SegmentHeader.bytes + end.bytes(since: first) }

    /// Writes whole records and waits until they are on the disk.
    ///
    /// - Throws: when what is in the file is no longer known; nothing may be written to it again.
    mutating func write(_ records: [UInt8]) throws(JournalError) -> Outcome {
        do throws(JournalError) {
            try file.write(records, at: offset)
        } catch {
            guard error.kind == .full else { throw error }
            try cut()
            return .noSpace(error)
        }
        try file.syncContents()
        end = end.advanced(by: records.count)
        allocatedBytes = max(allocatedBytes, offset)
        return .written
    }

    /// Takes space for the whole segment again; returns the reason if there is none.
    mutating func preallocate(_ bytes: Int) throws(JournalError) -> JournalError? {
        guard allocatedBytes < bytes else { return nil }
        do throws(JournalError) {
            try file.preallocate(bytes)
        } catch {
            guard error.kind == .full else { throw error }
            // It may have grown in part, which harms nothing: the new bytes are zeroes.
            return error
        }
        try file.sync()
        allocatedBytes = bytes
        return nil
    }

    /// Cuts the file to its records, on the disk too. The last thing done to a full segment.
    mutating func cut() throws(JournalError) {
        try file.shorten(to: offset)
        try file.sync()
        allocatedBytes = offset
    }

    /// Says on the disk that nothing is missing before the end. It is not part of the journal: the
    /// next record takes its place.
    func writeClosingMark() throws(JournalError) {
        var mark: [UInt8] = []
        RecordHeader.closingMark(at: end).append(to: &mark, at: end)
        do throws(JournalError) {
            try file.write(mark, at: offset)
        } catch {
            // Without space for the mark the journal is as after a kill, which loses nothing.
            guard error.kind == .full else { throw error }
            try file.shorten(to: offset)
        }
        try file.sync()
    }
}
