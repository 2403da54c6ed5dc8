/// What recovery found at the end of the last segment: where the whole records stop, what stands
/// there, and what comes after it.
struct SegmentTail {
    /// Where the last whole record ends.
    let end: JournalPosition
    /// Where the last group begins, the only one that was perhaps never synced.
    let lastGroup: JournalPosition
    /// What stands at ``end``.
    let stop: RecoveryEvidence.Stop
    /// What was found behind it.
    let following: RecoveryEvidence.Following

    /// Reads the segment in `file`, of `size` bytes, that begins at `first`.
    static func find(
        in file: any JournalFile, first: JournalPosition, size: Int
    ) throws(JournalError) -> SegmentTail {
        var cursor = SegmentCursor(file: file, first: first)
        var end = first
        var lastGroup = first
        while true {
            let stop: RecoveryEvidence.Stop
            // A header that cannot be trusted says nothing about where the next record begins.
            var stopBytes = 1
            switch try cursor.look(at: end, before: size) {
            case .record(let header, _):
                end = end.advanced(by: header.length)
                lastGroup = header.syncedThrough
                continue
            case .nothing: stop = .nothing
            case .closingMark:
                stop = .closingMark
                stopBytes = RecordHeader.bytes
            case .tornHeader: stop = .tornHeader
            case .tornPayload(let header):
                stop = .tornPayload
                stopBytes = header.length
            }
            let search = TailSearch(file: file, first: first, size: size)
            let following = try search.following(end, from: cursor.offset(of: end) + stopBytes)
            return SegmentTail(end: end, lastGroup: lastGroup, stop: stop, following: following)
        }
    }
}
