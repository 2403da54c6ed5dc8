/// The preallocated file that becomes the next segment, and the reserve while the disk is full.
struct SpareSegment {
    private let disk: any JournalDisk
    private let bytes: Int
    private var file: (any JournalFile)?
    /// Why there is none, while there is none.
    private(set) var shortage: JournalError?

    /// Takes over a spare that an earlier start left, if it is whole, and makes one otherwise.
    init(disk: any JournalDisk, bytes: Int) throws(JournalError) {
        self.disk = disk
        self.bytes = bytes
        if try disk.names().contains(SegmentName.spare) {
            let left = try disk.open(SegmentName.spare, forWriting: true)
            if try left.size() == bytes {
                file = left
            } else {
                try disk.remove(SegmentName.spare)
                try disk.sync()
            }
        }
        try refill()
    }

    /// Makes a spare if there is none; if the disk is full, ``shortage`` says so.
    mutating func refill() throws(JournalError) {
        guard file == nil else { return }
        do throws(JournalError) {
            let new = try disk.create(SegmentName.spare)
            try fill(new)
            file = new
            shortage = nil
        } catch {
            guard error.kind == .full else { throw error }
            shortage = error
        }
    }

    /// Gives the spare the name and the header of the segment that begins at `first`, on the disk too.
    ///
    /// - Parameter seal: called when nothing but the name is missing, to end the segment before.
    /// - Throws: kind `full` if the disk has no space for it; the spare stays a spare then.
    mutating func become(
        segmentAt first: JournalPosition, seal: () throws(JournalError) -> Void
    ) throws(JournalError) -> SegmentWriter {
        if file == nil { try refill() }
        guard let file else { throw missing(first) }
        try file.write(SegmentHeader(first: first).encoded, at: 0)
        try file.sync()
        try seal()
        try disk.rename(SegmentName.spare, to: SegmentName.of(first))
        try disk.sync()
        self.file = nil
        return SegmentWriter(file: file, first: first, end: first, allocatedBytes: bytes)
    }

    private func fill(_ new: any JournalFile) throws(JournalError) {
        do throws(JournalError) {
            try new.preallocate(bytes)
        } catch {
            // A part of a spare would only take the space from others.
            try disk.remove(SegmentName.spare)
            throw error
        }
        try new.sync()
        try disk.sync()
    }

    private func missing(_ first: JournalPosition) -> JournalError {
        shortage
            ?? JournalError(
                kind: .full, operation: .create, path: disk.path + "/" + SegmentName.of(first),
                position: first,
                hint: "There is no space for another segment.")
    }
}
