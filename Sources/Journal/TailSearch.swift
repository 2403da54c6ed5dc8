/// Searches what lies behind the first place that is not a whole record.
struct TailSearch {
    let file: any JournalFile
    let first: JournalPosition
    let size: Int

    /// Looks at every byte from `searchStart` in the file on for the header of a record later than `end`.
    ///
    /// A sound header alone is enough: its checksum covers its place and how far the disk was known
    /// to be synced when it was written.
    func following(
        _ end: JournalPosition, from searchStart: Int
    ) throws(JournalError) -> RecoveryEvidence.Following {
        var found = RecoveryEvidence.Following.nothing
        var offset = searchStart
        var lastFour: UInt32 = 0
        while offset < size {
            let chunk = try file.read(at: offset, count: min(SegmentCursor.chunkBytes, size - offset))
            if chunk.isEmpty { break }
            for index in chunk.indices {
                lastFour = (lastFour >> 8) | (UInt32(chunk[index]) << 24)
                if lastFour == 0 { continue }
                found = max(found, .debris)
                let start = offset + index - 3
                guard start >= searchStart, lastFour >= RecordHeader.bytes, Int(lastFour) <= size - start
                else { continue }
                if let header = try header(at: start) {
                    if header.syncedThrough > end { return .recordAfterSync }
                    found = max(found, .recordOfSameGroup)
                }
            }
            offset += chunk.count
        }
        return found
    }

    private func header(at offset: Int) throws(JournalError) -> RecordHeader? {
        let bytes = try file.read(at: offset, count: RecordHeader.bytes)
        guard bytes.count == RecordHeader.bytes else { return nil }
        let position = first.advanced(by: offset - SegmentHeader.bytes)
        return RecordHeader(bytes: bytes, at: 0, position: position, first: first)
    }
}
