/// Puts the records of one group behind each other, as they will stand in the segment.
struct GroupEncoder {
    /// The place of the first record. All before it is on the disk when the group is written.
    let start: JournalPosition
    private(set) var bytes: [UInt8] = []

    init(start: JournalPosition) {
        self.start = start
    }

    /// Makes room for `count` bytes at once.
    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Adds a record and returns the place after it.
    mutating func add(_ payload: [UInt8]) -> JournalPosition {
        let header = RecordHeader(
            length: RecordHeader.bytes + payload.count, syncedThrough: start,
            payloadChecksum: Checksum.of(payload.span))
        header.append(to: &bytes, at: start.advanced(by: bytes.count))
        bytes.append(contentsOf: payload)
        return start.advanced(by: bytes.count)
    }
}
