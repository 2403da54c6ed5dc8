/// The first 24 bytes of every segment. See `Format.md`.
struct SegmentHeader {
    static let bytes = 24
    /// "MPJOURNL", read as a little-endian number.
    static let magic: UInt64 = 0x4C4E_5255_4F4A_504D
    static let version: UInt32 = 1

    /// What the first bytes of a file turned out to be.
    enum Finding: Equatable {
        /// A header of this version that belongs to the file's name.
        case sound
        /// A whole header of a version that this program does not know.
        case unknownVersion(UInt32)
        /// Anything else.
        case damaged
    }

    /// Position of the first record of the segment.
    let first: JournalPosition

    /// The header as it is written.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(SegmentHeader.bytes)
        LittleEndian.append(SegmentHeader.magic, to: &bytes)
        LittleEndian.append(SegmentHeader.version, to: &bytes)
        LittleEndian.append(SegmentHeader.checksum(version: SegmentHeader.version, first: first), to: &bytes)
        LittleEndian.append(first.rawValue, to: &bytes)
        return bytes
    }

    /// Compares `bytes`, the beginning of a file, with the header the file's name promises.
    static func find(in bytes: [UInt8], of first: JournalPosition) -> Finding {
        guard bytes.count >= SegmentHeader.bytes,
            LittleEndian.read(UInt64.self, from: bytes, at: 0) == magic,
            LittleEndian.read(UInt64.self, from: bytes, at: 16) == first.rawValue
        else { return .damaged }
        let version = LittleEndian.read(UInt32.self, from: bytes, at: 8)
        guard LittleEndian.read(UInt32.self, from: bytes, at: 12) == checksum(version: version, first: first)
        else { return .damaged }
        return version == SegmentHeader.version ? .sound : .unknownVersion(version)
    }

    private static func checksum(version: UInt32, first: JournalPosition) -> UInt32 {
        var checksum = Checksum()
        checksum.add(magic)
        checksum.add(first.rawValue)
        checksum.add(UInt64(version))
        return checksum.value
    }
}
