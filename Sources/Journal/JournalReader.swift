/// Reads records in order, across segments, while others are being written.
///
/// Every record is verified by its checksums before it is handed out. It blocks while the disk
/// reads: its owner calls it on an executor or thread of its own, never on Swift's shared threads.
package struct JournalReader: Sendable {
    /// The place after the record that was read last.
    package private(set) var position: JournalPosition
    private let disk: any JournalDisk
    private let limits: JournalLimits
    private var cursor: SegmentCursor?

    /// Begins behind `position`, which must be the place after a record or ``JournalPosition/start``.
    ///
    /// Touches nothing on the disk yet.
    package init(
        disk: any JournalDisk, after position: JournalPosition, limits: JournalLimits = JournalLimits()
    ) {
        self.disk = disk
        self.position = position
        self.limits = limits
    }

    /// The next records, as many as have `bytesMax` bytes together, and at least one if there is one.
    ///
    /// - Parameters:
    ///   - end: ``JournalWriter/durable`` as it was a moment ago; nothing behind it is looked at.
    ///   - bytesMax: of payloads; a single record may be larger.
    /// - Returns: nothing once ``position`` is `end`.
    /// - Throws: kind `removed` if the segment is no longer kept, `damaged` if a record is not what
    ///   was written, `io` as the system says. The position stays before what failed.
    package mutating func next(
        upTo end: JournalPosition, bytesMax: Int
    ) throws(JournalError) -> [JournalRecord] {
        var records: [JournalRecord] = []
        var bytes = 0
        while position < end {
            do throws(JournalError) {
                let record = try read(upTo: end)
                if !records.isEmpty, bytes + record.payload.count > bytesMax { break }
                bytes += record.payload.count
                position = record.end
                records.append(record)
            } catch {
                // What was read before the failure is good; the next call fails at once.
                guard !records.isEmpty else { throw error }
                break
            }
        }
        return records
    }

    private mutating func read(upTo end: JournalPosition) throws(JournalError) -> JournalRecord {
        var cursor = if let cursor { cursor } else { try find() }
        var sight = try cursor.look(at: position, before: cursor.offset(of: end))
        if case .nothing = sight, position > cursor.first {
            // A segment is cut to its records before the next one begins, so this one is over.
            cursor = try open(position)
            sight = try cursor.look(at: position, before: cursor.offset(of: end))
        }
        self.cursor = cursor
        switch sight {
        case .record(let header, let payload):
            return JournalRecord(
                payload: Array(cursor.window[payload]), end: position.advanced(by: header.length))
        case .nothing, .closingMark, .tornHeader, .tornPayload:
            throw JournalError.damaged(
                "An acknowledged record is damaged", path: path(cursor.first),
                offset: cursor.offset(of: position), position: position)
        }
    }

    /// Opens the segment that holds ``position``.
    private func find() throws(JournalError) -> SegmentCursor {
        let firsts = try disk.names().compactMap { SegmentName.first(in: $0) }
        guard let first = firsts.filter({ $0 <= position }).max() else {
            throw JournalError(
                kind: .removed, operation: .read, path: disk.path, position: position,
                hint: """
                    The oldest kept segment begins at position \(firsts.min()?.rawValue ?? 0). What was \
                    before it had been applied; restore the ledger that goes with this journal.
                    """)
        }
        return try open(first)
    }

    private func open(_ first: JournalPosition) throws(JournalError) -> SegmentCursor {
        let file = try disk.open(SegmentName.of(first), forWriting: false)
        let header = try file.read(at: 0, count: SegmentHeader.bytes)
        guard SegmentHeader.find(in: header, of: first) == .sound else {
            throw JournalError.damaged(
                "The segment's header is damaged", path: path(first), offset: 0, position: first)
        }
        return SegmentCursor(file: file, first: first)
    }

    private func path(_ first: JournalPosition) -> String {
        disk.path + "/" + SegmentName.of(first)
    }
}
