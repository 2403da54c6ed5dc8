/// The 20 bytes before every payload. See `Format.md`.
struct RecordHeader {
    static let bytes = 20

    /// Bytes of the record, this header included. ``bytes`` alone makes a closing mark.
    let length: Int
    /// All records before this place were known to be on disk when this record was written.
    let syncedThrough: JournalPosition
    /// CRC-32C of the payload.
    let payloadChecksum: UInt32

    /// Whether this is the mark that an orderly close leaves after the last record.
    var isClosingMark: Bool { length == RecordHeader.bytes }

    /// The mark that an orderly close writes at `position`: all before it is on disk.
    static func closingMark(at position: JournalPosition) -> RecordHeader {
        RecordHeader(length: bytes, syncedThrough: position, payloadChecksum: 0)
    }

    init(length: Int, syncedThrough: JournalPosition, payloadChecksum: UInt32) {
        self.length = length
        self.syncedThrough = syncedThrough
        self.payloadChecksum = payloadChecksum
    }

    /// Reads the header of the record that begins at `position`, or nothing if these bytes, at
    /// this place of the segment that begins at `first`, are not what was written.
    init?(bytes: [UInt8], at index: Int, position: JournalPosition, first: JournalPosition) {
        let length = LittleEndian.read(UInt32.self, from: bytes, at: index)
        self.length = Int(length)
        syncedThrough = JournalPosition(rawValue: LittleEndian.read(UInt64.self, from: bytes, at: index + 8))
        payloadChecksum = LittleEndian.read(UInt32.self, from: bytes, at: index + 16)
        guard length >= RecordHeader.bytes, syncedThrough >= first, syncedThrough <= position,
            LittleEndian.read(UInt32.self, from: bytes, at: index + 4) == checksum(at: position)
        else { return nil }
    }

    /// Appends the header of the record that begins at `position` to `bytes`.
    func append(to bytes: inout [UInt8], at position: JournalPosition) {
        LittleEndian.append(UInt32(length), to: &bytes)
        LittleEndian.append(checksum(at: position), to: &bytes)
        LittleEndian.append(syncedThrough.rawValue, to: &bytes)
        LittleEndian.append(payloadChecksum, to: &bytes)
    }

    /// The position is part of the checksum, so that a record copied to another place, or left
    /// there by an older file, is not taken for one.
    private func checksum(at position: JournalPosition) -> UInt32 {
        var checksum = Checksum()
        checksum.add(position.rawValue)
        checksum.add(syncedThrough.rawValue)
        checksum.add(UInt64(length) | UInt64(payloadChecksum) << 32)
        return checksum.value
    }
}
