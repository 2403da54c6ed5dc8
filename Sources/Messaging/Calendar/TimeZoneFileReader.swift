/// Takes the parts of a TZif file (RFC 9636 §3) off its front, in the order in which they stand.
struct TimeZoneFileReader {
    /// How many of each thing a block has: its header.
    struct Counts {
        let universalMarks, standardMarks, leapSeconds, changes, types, nameBytes: Int

        /// The bytes of a block whose times have so many bytes each.
        func size(timeBytes: Int) -> Int {
            changes * (timeBytes + 1) + types * 6 + sizeAfterTypes(timeBytes: timeBytes)
        }

        func sizeAfterTypes(timeBytes: Int) -> Int {
            nameBytes + leapSeconds * (timeBytes + 4) + standardMarks + universalMarks
        }
    }

    /// RFC 9636 §3.2 on "utoff": more than 25 hours west and 26 hours east are not to be.
    private static let offsetRange = Int32(-89_999)...93_599
    /// Ten times what the longest rule of 2025 has.
    private static let ruleBytesMax = 512

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// A header: `TZif`, the version, 15 bytes for later, six counts.
    mutating func counts() throws(TimeZoneError) -> Counts {
        guard rest.starts(with: Array("TZif".utf8)) else { throw .notTimeZone }
        guard rest.count >= 44 else { throw .truncated }
        guard rest[rest.startIndex + 4] >= UInt8(ascii: "2") else { throw .oldVersion }
        try skip(20)
        return Counts(
            universalMarks: try count(), standardMarks: try count(), leapSeconds: try count(),
            changes: try count(), types: try count(), nameBytes: try count())
    }

    mutating func skip(_ count: Int) throws(TimeZoneError) { _ = try take(count) }

    /// The seconds since the epoch at which the zone's time changed.
    mutating func changes(_ count: Int) throws(TimeZoneError) -> [Int64] {
        let bytes = try take(count * 8)
        var changes: [Int64] = []
        changes.reserveCapacity(count)
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 8) {
            let change = Int64(bitPattern: Self.number(bytes[start..<start + 8]))
            guard changes.last.map({ $0 < change }) ?? true else { throw .inconsistent }
            changes.append(change)
        }
        return changes
    }

    /// The offset before the first change, which is that of the first type, and the one after each.
    mutating func offsets(_ counts: Counts) throws(TimeZoneError) -> [Int32] {
        let indices = try take(counts.changes)
        let records = try take(counts.types * 6)
        var types: [Int32] = []
        for start in stride(from: records.startIndex, to: records.endIndex, by: 6) {
            let bits = UInt32(truncatingIfNeeded: Self.number(records[start..<start + 4]))
            let offset = Int32(bitPattern: bits)
            guard Self.offsetRange.contains(offset) else { throw .inconsistent }
            types.append(offset)
        }
        guard let first = types.first, indices.allSatisfy({ $0 < types.count }) else { throw .inconsistent }
        return [first] + indices.map { types[Int($0)] }
    }

    /// The rule between the last two line feeds; nil where there is none. What follows is not ours.
    mutating func recurring() throws(TimeZoneError) -> RecurringChanges? {
        let lineFeed = UInt8(ascii: "\n")
        guard try take(1).first == lineFeed else { throw .malformedRule }
        let text = rest.prefix(Self.ruleBytesMax).prefix { $0 != lineFeed }
        guard text.endIndex < rest.endIndex else { throw .truncated }
        if text.isEmpty { return nil }
        guard let recurring = RecurringChanges(text: text) else { throw .malformedRule }
        return recurring
    }

    private mutating func take(_ count: Int) throws(TimeZoneError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private mutating func count() throws(TimeZoneError) -> Int { Int(Self.number(try take(4))) }

    /// Big-endian, up to 8 bytes.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
