/// Reads one segment front to back, in chunks large enough that a disk is read at its full speed.
struct SegmentCursor {
    /// 1 MiB: beyond that neither disks nor the page cache get faster.
    static let chunkBytes = 1 << 20

    let first: JournalPosition
    /// The chunk that was read last, or the record, where one is larger.
    private(set) var window: [UInt8] = []
    private var windowOffset = 0
    private let file: any JournalFile

    /// Reads `file`, the segment that begins at `first`; does not look at its header.
    init(file: any JournalFile, first: JournalPosition) {
        self.file = file
        self.first = first
    }

    /// Where the record that begins at `position` is in the file.
    func offset(of position: JournalPosition) -> Int {
        SegmentHeader.bytes + position.bytes(since: first)
    }

    /// Tells what stands at `position`, without looking at any byte from file offset `end` on.
    mutating func look(at position: JournalPosition, before end: Int) throws(JournalError) -> RecordSight {
        let offset = offset(of: position)
        let start = try load(offset, count: RecordHeader.bytes, before: end)
        guard start.count == RecordHeader.bytes,
            let header = RecordHeader(bytes: window, at: start.lowerBound, position: position, first: first)
        else {
            return window[start].allSatisfy { $0 == 0 } ? .nothing : .tornHeader
        }
        if header.isClosingMark { return .closingMark }
        // The header is sound, so its length is the writer's and no larger than a record may be.
        let whole = try load(offset, count: header.length, before: end)
        guard whole.count == header.length else { return .tornPayload(header) }
        let payload = whole.dropFirst(RecordHeader.bytes)
        guard Checksum.of(window.span.extracting(payload)) == header.payloadChecksum else {
            return .tornPayload(header)
        }
        return .record(header, payload: payload)
    }

    /// Makes the window hold `count` bytes from `offset` on and returns where they are in it; fewer
    /// where the file ends, or the bytes before `end` do.
    private mutating func load(
        _ offset: Int, count: Int, before end: Int
    ) throws(JournalError) -> Range<Int> {
        let count = min(count, end - offset)
        guard count > 0 else { return 0..<0 }
        let isLoaded = offset >= windowOffset && offset + count <= windowOffset + window.count
        if !isLoaded {
            let wanted = min(max(count, SegmentCursor.chunkBytes), end - offset)
            window = try file.read(at: offset, count: wanted)
            windowOffset = offset
        }
        let start = offset - windowOffset
        return start..<min(start + count, window.count)
    }
}
