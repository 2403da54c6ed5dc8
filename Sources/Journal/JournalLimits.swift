/// How large the parts of a journal may become. Limits may change between two starts.
package struct JournalLimits: Equatable, Sendable {
    /// Size of a segment's file in bytes, all of it preallocated. Default 64 MiB: large enough that
    /// rolling over is rare, small enough that applied work is soon removed. Twice this is in use
    /// on an idle disk, since one spare segment is kept in reserve.
    package var segmentBytesMax: Int

    /// Largest payload of one record in bytes. Default 32 MiB, an accepted batch with its contents.
    package var recordBytesMax: Int

    /// Largest distance in bytes between the oldest kept record and the newest. Default 8 GiB.
    /// Beyond it only appends that use the reserve succeed.
    package var journalBytesMax: Int

    /// Most bytes that share one write and one sync. Default 8 MiB: some ten thousand records, while
    /// one sync still takes well under a second on an ordinary disk.
    package var groupBytesMax: Int

    /// Most bytes that may wait for a sync, in memory. Default 64 MiB. Beyond it appends that do
    /// not use the reserve are refused as overloaded.
    package var queueBytesMax: Int

    /// Makes limits; every one has the default told at its property.
    package init(
        segmentBytesMax: Int = 64 << 20,
        recordBytesMax: Int = 32 << 20,
        journalBytesMax: Int = 8 << 30,
        groupBytesMax: Int = 8 << 20,
        queueBytesMax: Int = 64 << 20
    ) {
        self.segmentBytesMax = segmentBytesMax
        self.recordBytesMax = recordBytesMax
        self.journalBytesMax = journalBytesMax
        self.groupBytesMax = groupBytesMax
        self.queueBytesMax = queueBytesMax
    }

    /// Says in a sentence what does not fit together, or nothing when all does.
    ///
    /// A record never spans two segments, so the largest must fit into an empty one; lengths are
    /// 32 bits in the file.
    package var contradiction: String? {
        let smallest = min(segmentBytesMax, recordBytesMax, journalBytesMax, groupBytesMax, queueBytesMax)
        if smallest < 1 {
            return "Every limit of the journal must be at least one byte."
        }
        if segmentBytesMax > Int(Int32.max) {
            return "A segment has \(segmentBytesMax) bytes; the format allows \(Int32.max)."
        }
        if recordBytesMax > recordBytesInEmptySegment {
            return """
                The largest record (\(recordBytesMax) bytes) does not fit into a segment \
                (\(segmentBytesMax) bytes, of which \(recordBytesInEmptySegment) hold a payload).
                """
        }
        if journalBytesMax < segmentBytesMax {
            return "The journal (\(journalBytesMax) bytes) is smaller than a segment (\(segmentBytesMax))."
        }
        return nil
    }

    /// Payload bytes that fit into an empty segment beside its header, a record's header and the
    /// closing mark.
    private var recordBytesInEmptySegment: Int {
        segmentBytesMax - SegmentHeader.bytes - 2 * RecordHeader.bytes
    }
}
