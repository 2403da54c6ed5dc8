extension TimeZoneRules {
    /// Far more than any zone has; the largest of 2025 have 4 KiB.
    package static let bytesMax = 1 << 20

    /// Reads a TZif file of version 2 or later (RFC 9636): its 64-bit part and the rule behind it.
    ///
    /// - Throws: ``TimeZoneError`` for bytes that are not that; they may come from anywhere.
    package init(name: String, parsing bytes: [UInt8]) throws(TimeZoneError) {
        guard bytes.count <= Self.bytesMax else { throw .tooLong(limit: Self.bytesMax) }
        var reader = TimeZoneFileReader(bytes)
        let old = try reader.counts()
        try reader.skip(old.size(timeBytes: 4))
        let counts = try reader.counts()
        guard counts.leapSeconds == 0 else { throw .countsLeapSeconds }
        let changes = try reader.changes(counts.changes)
        let offsets = try reader.offsets(counts)
        try reader.skip(counts.sizeAfterTypes(timeBytes: 8))
        self.init(name: name, changes: changes, offsets: offsets, recurring: try reader.recurring())
    }
}
